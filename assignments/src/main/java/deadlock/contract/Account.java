package deadlock.contract;

/// An account of a bank. It holds money, and keeps no threads apart.
///
/// Whoever calls a method, be it `toString`, sees to it that all other calls of the same account, by whatever thread,
/// happen-before it or after it. A method may take long. It does not use the bank.
///
/// Two accounts are never equal. An account does not use its own monitor, and `hashCode` and `equals` may be called
/// at any time.
public interface Account {

    /// How much money is in the account. It may refuse to tell, with an exception or error of its own.
    long balance();

    /// Takes money out. It may refuse that with an exception or error of its own; nothing has changed then.
    void withdraw(long amount);

    /// Puts money in. It may refuse that with an exception or error of its own; nothing has changed then. What was just
    /// withdrawn from the account is not refused.
    void deposit(long amount);
}
