package pools.contract;

/// What a process of a [ProcessPool] does.
///
/// The public class `pools.LineWorker` implements it, with a public constructor without parameters.
public interface ProcessWorker {

    /// Runs the program for each task that the pool sends, one after the other, and sends what came of it. Whatever the program
    /// throws, be it an [Error], is sent as well, and costs no other task its run. Returns when the line has ended, or fails.
    ///
    /// What pool and workers say to each other is up to them.
    ///
    /// @param pool the line to the pool; nobody else uses this end
    void work(Line pool, Program program);
}
