package deadlock.contract;

/// Moves money between the accounts of a bank, for any number of threads.
///
/// The public class `deadlock.Bank` implements it, with the public constructor `Bank(List<Account> accounts)`. The list
/// names each account once, and does not change.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Progress.** Every call ends, whatever other threads call and in whichever order they come.
///
/// **Overlap.** While transfers are at their accounts, another one that has no account in common with them can be at its own.
/// Where no other call waits it does not wait for them. Accounts with equal hash codes may be an exception.
///
/// **Failures.** What an account throws, the call throws on. No money has moved then, and the accounts can be used as
/// before.
///
/// **Interrupts.** No call takes notice of an interrupt. The interrupt status of its thread is left as it is.
///
/// No account that is handed over is null.
public interface Transfers {

    /// Moves money from one account to another: withdraws it once, and then deposits it once. If the deposit is refused the
    /// money is put back, and no other call finds it missing. Where both are the same account nothing is withdrawn or
    /// deposited.
    ///
    /// @return whether there was enough in the account that it is taken from; if not, nothing was withdrawn or deposited
    /// @throws IllegalArgumentException if the amount is not positive, or an account is not one of the bank's
    boolean transfer(Account from, Account to, long amount);

    /// How much money is in all accounts together.
    long total();
}
