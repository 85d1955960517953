package ipc.contract;

import java.io.Closeable;
import java.io.IOException;

/// What a process sees of a [Manager] that it is connected to.
///
/// The public class `ipc.ManagerClient` implements it, with the public constructor `ManagerClient(Connection manager)`. The
/// connection is any that does what [Connection] says, and need not be of the submission's class; nobody else uses this end.
///
/// **Proxies.** Methods that name a thing hand out a proxy of it, and neither wait nor throw an [IOException]. Proxies of the
/// same thing are alike: what one of them has acquired, another can release. A thing is named with any text, the empty one as well; names, keys and elements
/// are strings of any characters (but no half of a surrogate pair).
///
/// **Threads.** Several threads of a process may use its client at the same time. They count as one: what one of them holds, they
/// all hold. Their calls may be carried out one after the other, so that one that waits holds up the other threads of the process.
/// Each call gets its own answer.
///
/// **Manager gone.** Each method of a proxy throws an [IOException] if the connection has ended or broken, or this client
/// is closed, be it before or while it waits for the answer.
public interface Client extends Closeable {

    /// The lock of this name.
    ProcessLock lock(String name);

    /// The semaphore of this name.
    ///
    /// @param permits how many it has, if this is the first call of any client that makes it come into being
    /// @throws IllegalArgumentException if there is less than one
    ProcessSemaphore semaphore(String name, int permits);

    /// The queue of this name.
    ///
    /// @param capacity how many elements it has room for, if this is the first call of any client that makes it come into being;
    ///     any number from 1 on, and room without elements takes no memory
    /// @throws IllegalArgumentException if it is less than 1
    ProcessQueue queue(String name, int capacity);

    /// The value of this name.
    ProcessValue value(String name);

    /// The map of this name.
    ProcessMap map(String name);

    /// Closes the connection, so that the manager releases what this client holds. Waits for nobody; calls that wait
    /// go on with an [IOException]. Closing it again changes nothing.
    @Override
    void close() throws IOException;
}
