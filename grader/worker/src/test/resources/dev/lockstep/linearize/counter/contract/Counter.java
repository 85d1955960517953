package counter.contract;

public interface Counter {
    int increment();

    int get();
}
