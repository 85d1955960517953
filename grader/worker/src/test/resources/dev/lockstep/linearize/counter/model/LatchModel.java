package counter.model;

import dev.lockstep.api.WouldBlock;

public class LatchModel {
    private boolean open;

    public void open() {
        open = true;
    }

    public void await() {
        if (!open) {
            throw new WouldBlock();
        }
    }

    public boolean awaitInTime() {
        return open;
    }
}
