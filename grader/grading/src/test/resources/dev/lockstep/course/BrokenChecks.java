package locks.checks;

import dev.lockstep.api.*;

@Topic("locks")
public class BrokenChecks {

    @Check(points = 0, title = "")
    void worthless() {
    }

    @Check(points = 60, title = "is twice there", needs = "nothing")
    void twice() {
    }

    @Check(points = 30, title = "is twice there", finding = "Not Kebab")
    void twice(Threads threads) {
    }

    @Check(points = 5, title = "waits for the other", needs = "there")
    void here() {
    }

    @Check(points = 6, title = "waits for this", needs = "here")
    void there() {
    }

    @Check(points = 1, title = "waits for itself", needs = "itself")
    void itself() {
    }

    @Check(points = 1, title = "waits for a cycle", needs = "here")
    void behind() {
    }

    @Check(points = 2, title = "is two things")
    @Linearizable
    @Structure
    void twoThings() {
    }

    @Check(points = 2, title = "explores a shape")
    @Structure
    @Explore
    void explored() {
    }
}

@Topic("Dead Lock")
class DeadLockChecks {
    @Check(points = 100, title = "is fine")
    void isFine() {
    }
}
