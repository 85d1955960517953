package dev.lockstep.engine.trace;

/// A place in instrumented code that does something the scheduler knows of.
///
/// @param operation what it does
/// @param member the field or method that it does it with; empty for monitors
/// @param owner the class that holds the code, with dots
/// @param method the method that holds the code
/// @param file the source file with its package's folders, such as `locks/SpinLock.java`
/// @param line counted from 1; 0 where unknown
public record Site(Operation operation, String member, String owner, String method, String file, int line) {

    /// The member of a site that reads or writes an element of an array.
    public static final String ELEMENT = "[]";

    /// Whether it reads or writes a field; its value is told.
    public boolean isField() {
        return switch (operation) {
            case READ, WRITE -> !member.equals(ELEMENT);
            case VOLATILE_READ, VOLATILE_WRITE -> true;
            case INITIALIZE, INITIALIZED, MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD, METHOD,
                    HELPER, LOOP, THROW, TASK, PRINT ->
                false;
        };
    }

    /// Whether it reads or writes an element of an array.
    public boolean isElement() {
        return switch (operation) {
            case READ, WRITE -> member.equals(ELEMENT);
            case VOLATILE_READ, VOLATILE_WRITE, MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD,
                    METHOD, HELPER, LOOP, INITIALIZE, INITIALIZED, THROW, TASK, PRINT ->
                false;
        };
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
