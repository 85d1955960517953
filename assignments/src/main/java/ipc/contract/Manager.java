package ipc.contract;

/// A server that keeps locks, semaphores, queues, values and maps by name, for clients in other processes.
///
/// The public class `ipc.ResourceManager` implements it, with a public constructor without parameters. Clients are made of
/// `ipc.ManagerClient` (see [Client]); what the two say to each other is up to them, but that a message without bytes is no
/// request.
///
/// **Names.** Things of one kind with the same name are the same for all clients of a manager; each kind has names of its own,
/// and so has each manager. A thing comes into being when a client first calls a method of it: locks are free then,
/// values are 0, maps and queues are empty.
///
/// **One step.** Each call of a client seems to others to happen at one moment between its beginning and its end.
///
/// **Waiting.** A call that has to wait holds up no other client, whatever that one asks for. No client is left waiting for
/// a lock that is free, a permit that is there, an element or room. Which of several goes first is open. Nobody spins or polls.
///
/// **Death.** A client is dead when its connection has ended or broken, wherever that happens: between two messages or inside
/// one, before the first, while a call waits. A call whose request came whole has happened or not, and nothing else. What the client held is then released: its locks,
/// however often it had acquired them, and its permits. Its call that waited is given up: it is given no lock and no permit,
/// it takes no element out, and puts none in. An element of a queue is lost only with a client to
/// which it was sent; where sending it throws, it stays, as the first. What is in maps, values and queues stays. None of this disturbs any
/// other client.
public interface Manager {

    /// Serves a client until it is dead, and returns when everything that it held is released. Throws nothing for that.
    /// Each client is served by a thread of its own that calls this method, and has a connection of its own. A message that is
    /// no request ends the client as if it had died.
    ///
    /// The connection is any that does what [Connection] says, and need not be of the submission's class. It is closed when
    /// this returns. It has room for one message that has not been received, at least.
    void serve(Connection client);
}
