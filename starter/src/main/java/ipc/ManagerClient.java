package ipc;

import java.io.IOException;

import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.contract.ProcessLock;
import ipc.contract.ProcessMap;
import ipc.contract.ProcessQueue;
import ipc.contract.ProcessSemaphore;
import ipc.contract.ProcessValue;

/// Your client, by [Client]: each call of a proxy is a request to the manager, and its answer. It is graded with connections
/// that work, so you may begin here as well.
public class ManagerClient implements Client {

    /// TODO 8: what will a request look like, and what an answer?
    public ManagerClient(Connection manager) {
    }

    @Override
    public ProcessLock lock(String name) {
        throw new UnsupportedOperationException("TODO 12: what does the manager have to know to release it?");
    }

    @Override
    public ProcessSemaphore semaphore(String name, int permits) {
        throw new UnsupportedOperationException("TODO 12: and how many there are?");
    }

    @Override
    public ProcessQueue queue(String name, int capacity) {
        throw new UnsupportedOperationException("TODO 13: put and take may have to wait");
    }

    @Override
    public ProcessValue value(String name) {
        throw new UnsupportedOperationException("TODO 9: ask for a value. What if two threads of this process ask at once?");
    }

    @Override
    public ProcessMap map(String name) {
        throw new UnsupportedOperationException("TODO 11: keys and texts may have any characters");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 9: close the connection, whoever waits for an answer");
    }
}
