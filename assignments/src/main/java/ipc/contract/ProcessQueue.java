package ipc.contract;

import java.io.IOException;

/// A bounded queue between processes: each element that was put is handed out once, the one that was put first goes first.
public interface ProcessQueue {

    /// Puts an element in; waits until there is room.
    void put(String element) throws IOException;

    /// Takes an element out; waits until there is one.
    String take() throws IOException;

    /// How many elements are in it.
    int size() throws IOException;
}
