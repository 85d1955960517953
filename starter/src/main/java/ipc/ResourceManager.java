package ipc;

import ipc.contract.Connection;
import ipc.contract.Manager;

/// Your manager, by [Manager].
public class ResourceManager implements Manager {

    @Override
    public void serve(Connection client) {
        throw new UnsupportedOperationException("TODO 10: receive requests until the client is gone, and answer them. "
                + "TODO 12: which thread waits for a lock, and which one sees the client die? TODO 14: what did it hold?");
    }
}
