package counter;

import counter.contract.Counter;
import java.util.HashMap;
import java.util.Map;

public class MapCounter implements Counter {
    private final Map<String, Integer> state = new HashMap<>();

    public int increment() {
        synchronized (state) {
            while (state.containsKey("busy")) {
                try {
                    state.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            state.put("busy", 1);
            state.merge("value", 1, Integer::sum);
            state.remove("busy");
            state.notifyAll();
            return state.get("value");
        }
    }

    public int get() {
        synchronized (state) {
            return state.getOrDefault("value", 0);
        }
    }
}
