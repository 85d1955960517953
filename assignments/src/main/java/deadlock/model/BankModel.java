package deadlock.model;

/// Three accounts with a hundred each, of which the last one refuses all money, for one thread.
public class BankModel {

    /// What is in each account at first.
    public static final long EACH = 100;

    private final long[] balances = {EACH, EACH, EACH};

    /// With what each account has at first.
    public BankModel() {}

    /// What an account throws that refuses money.
    public static RuntimeException refusal() {
        return new IllegalStateException("frozen");
    }

    /// Moves money if there is enough.
    public boolean transfer(int from, int to, int amount) {
        if (balances[from] < amount) {
            return false;
        }
        if (from != to && to == balances.length - 1) {
            throw refusal();
        }
        balances[from] -= amount;
        balances[to] += amount;
        return true;
    }

    /// What is in all accounts.
    public long total() {
        return balances[0] + balances[1] + balances[2];
    }
}
