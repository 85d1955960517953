package deadlock;

import java.util.List;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// Your bank. What each method must do is written in [Transfers], what an account is in [Account]; the handout says what you
/// may build it from. The numbers are an order to work in: after TODO 3, for one thread, the first check passes.
public class Bank implements Transfers {

    /// TODO 1: remember the accounts. Later on, what keeps threads apart belongs to each of them.
    public Bank(List<Account> accounts) {
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        throw new UnsupportedOperationException("TODO 2: withdraw and deposit, if there is enough. TODO 4: refuse what "
                + "makes no sense. TODO 5: keep other threads off both accounts, in an order without circles. "
                + "TODO 7: what if the deposit is refused?");
    }

    @Override
    public long total() {
        throw new UnsupportedOperationException("TODO 3: add up. TODO 6: so that nothing moves meanwhile");
    }
}
