package counter.model;

public class CounterModel {
    private int value;

    public int increment() {
        value++;
        return value;
    }

    public int get() {
        return value;
    }
}
