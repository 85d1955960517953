package pools.contract;

/// What a worker runs for each task.
@FunctionalInterface
public interface Program {

    /// Runs a task.
    ///
    /// @return the result, never null
    String run(String task) throws Exception;
}
