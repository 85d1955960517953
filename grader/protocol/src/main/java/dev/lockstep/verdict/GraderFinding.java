package dev.lockstep.verdict;

import java.util.Locale;

import dev.lockstep.verdict.FindingKind.About;

/// What the grader finds by itself, whatever a check asks. Each has a section in `grader/protocol/FINDINGS.md`.
public enum GraderFinding {
    DEADLOCK("Threads wait for what only threads that wait themselves could give.",
            "Draw who holds what and who waits for it. Which order of taking things makes a circle impossible?"),
    LOST_WAKEUP("A thread waits to be woken, and no thread is left that could do it.",
            "Who should have woken it, and had it begun to wait by then? Was the right one woken?"),
    THREADS_LEFT_RUNNING("The program is over, and a thread that it started is not.",
            "Every thread that the submission starts has to end when it is no longer needed."),
    LIVELOCK("Threads run and get nowhere, although each gets its turn.",
            "What does the loop wait for, and which thread could still bring it about?"),
    DATA_RACE("Two threads use the same memory, one of them writes, and nothing orders the two.",
            "Which lock does each of the two hold here, if any? A field that two threads use is final, volatile, "
                    + "atomic, or guarded by one lock everywhere."),
    MONITOR_MISUSE("A thread waits on, notifies or leaves a monitor or lock that it does not hold.",
            "Whose monitor does the call name, and which one does the thread hold there?"),
    UNCAUGHT_EXCEPTION("A thread ends with an exception that no contract asks for.",
            "Which values make this line throw, and who lets them be so?"),
    TOO_LONG("The program takes far more steps, or processor time, than it could need.",
            "What does this loop or recursion wait for, and how often does it go round?"),
    ENDS_THE_JVM("The program ends the JVM that it runs in.",
            "Who calls exit or halt? What others use returns or throws."),
    NOT_SUPPORTED("The program does what the scheduler cannot run.", ""),
    ASSERTION_FAILED("What the check asks for does not hold.", ""),
    UNEXPECTED_OUTCOME("The program comes to something that no schedule of the reference solution comes to.",
            "Which two steps, the one after the other, lead to this outcome?"),
    OUTCOME_MISSING("Some outcomes of the reference solution never come about.",
            "What keeps threads from getting there in another order?"),
    GOAL_NOT_REACHED("No schedule shows what the check looks for.",
            "Which line lets only one thread go on where several may?"),
    NO_THREAD_STARTED("The check explores how threads interleave, and nobody starts one.",
            "Which thread is to do what the contract asks for, and who starts it?"),
    NOT_LINEARIZABLE("Threads get answers that no order of their calls, one after the other, gives.",
            "At which one step does each call take effect, and can another thread come in between?"),
    PROCESSES_WAIT("Processes wait for ever: nothing is on its way to them, and no timer runs.",
            "What does this process wait for, which other one was to send it, and what did that one last do?"),
    NOT_IMPLEMENTED("What is asked for is still to be written.", ""),
    CLASS_MISSING("The class that the topic asks for is not there.", ""),
    CLASS_NOT_PUBLIC("The class that the topic asks for is not public.", ""),
    CLASS_ABSTRACT("The class that the topic asks for is abstract.", ""),
    CONTRACT_NOT_IMPLEMENTED("The class that the topic asks for does not implement the contract.", ""),
    CONSTRUCTOR_MISSING("The class has no constructor such as the contract states.", ""),
    DOES_NOT_COMPILE("The compiler refuses the topic.", ""),
    FORBIDDEN_API("The submission uses of the JDK what the assignment does not allow.", ""),
    WORKER_DIED("The JVM that ran the submission died, twice.", ""),
    WORKER_SILENT("The JVM that ran the submission stopped answering, twice.", "");

    private final String meaning;
    private final String advice;

    GraderFinding(String meaning, String advice) {
        this.meaning = meaning;
        this.advice = advice;
    }

    /// The entry of the registry.
    public FindingKind kind() {
        return new FindingKind(code(), meaning, advice, About.STATE);
    }

    /// The code: the constant's name in kebab case.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What to ask oneself; may be empty.
    public String advice() {
        return advice;
    }

    /// Whether a finding is of this kind.
    public boolean is(Finding finding) {
        return finding.code().equals(code());
    }
}
