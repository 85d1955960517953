package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CONCURRENT_MAP;
import static programs.Primitive.PARALLEL_STREAM;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Parallel streams, and the parallel operations of `ConcurrentHashMap`.
@SuppressWarnings("UnnecessaryAsync") // the map is what it is about
public class StreamPrograms {

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT)
    public static void aParallelSumIsRight() throws Exception {
        Go.check(IntStream.range(0, 4).parallel().sum() == 6);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT,
            edge = "a parallel stream: before forEach, before its action, before what follows")
    public static void aParallelStreamOrdersWhatCameBeforeAndAfter() throws Exception {
        var shared = new Box[]{new Box(), new Box()};
        shared[0].value = 1;
        List.of(0, 1).parallelStream().forEach(i -> shared[i].value++);
        Go.check(shared[0].value + shared[1].value == 3);
    }

    @Shows(value = DATA_RACE, primitive = PARALLEL_STREAM, aspect = UNSYNCHRONISED)
    public static void aParallelStreamThatAddsUpInAFieldRaces() throws Exception {
        var shared = new Box();
        IntStream.range(0, 2).parallel().forEach(i -> shared.value += i);
    }

    @Shows(value = DATA_RACE, primitive = PARALLEL_STREAM, aspect = UNSYNCHRONISED)
    public static void aParallelStreamThatFillsAListRaces() throws Exception {
        var list = new ArrayList<Integer>();
        IntStream.range(0, 2).parallel().forEach(list::add);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT)
    public static void aParallelStreamCollects() throws Exception {
        var list = IntStream.range(0, 3).parallel().mapToObj(i -> new int[]{i}).toList();
        Go.check(list.get(0)[0] == 0 && list.get(2)[0] == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT)
    public static void aParallelStreamCountsInAnAtomic() throws Exception {
        var count = new AtomicInteger();
        IntStream.range(0, 2).parallel().forEach(count::addAndGet);
        Go.check(count.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT,
            edge = "a parallel stream: the accumulator of collect before its combiner, before what follows")
    public static void partsOfAParallelStreamAreCombined() throws Exception {
        var sum = IntStream.range(0, 4).parallel().collect(() -> new int[1], (a, i) -> a[0] += i,
                (a, b) -> a[0] += b[0]);
        Go.check(sum[0] == 6);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT,
            edge = "Stream.forEachOrdered: the action for one element before that for the next")
    public static void oneElementInOrderHappensBeforeTheNext() throws Exception {
        var shared = new Box();
        IntStream.range(0, 3).parallel().forEachOrdered(i -> shared.value = 10 * shared.value + i);
        Go.check(shared.value == 12);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT)
    public static void aParallelSearchEndsEarly() throws Exception {
        Go.check(IntStream.range(0, 4).parallel().anyMatch(i -> i == 2));
        Go.check(IntStream.range(0, 4).parallel().filter(i -> i > 1).findFirst().getAsInt() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT)
    public static void aParallelSortCallsItsComparator() throws Exception {
        var compared = new AtomicInteger();
        var sorted = List.of(3, 1, 2).parallelStream().sorted((a, b) -> {
            compared.incrementAndGet();
            return a - b;
        }).toList();
        Go.check(sorted.equals(List.of(1, 2, 3)) && compared.get() >= 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: the transformer of reduceValues before what follows")
    public static void aMapIsReducedInParallel() throws Exception {
        var map = new ConcurrentHashMap<Integer, int[]>();
        map.put(1, new int[]{1});
        map.put(2, new int[]{2});
        Go.check(map.reduceValues(1, array -> array[0]++, Integer::sum) == 3);
        Go.check(map.get(1)[0] + map.get(2)[0] == 5);
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = CORRECT,
            edge = "a parallel stream: what a function of map makes before the function after it")
    public static void whatOneThreadMapsAnotherMayReduce() throws Exception {
        Go.check(IntStream.range(0, 3).parallel().mapToObj(Box::new)
                .reduce(new Box(), (a, b) -> new Box(a.value + b.value)).value == 3);
    }

    @Shows(value = DEADLOCK, primitive = PARALLEL_STREAM, aspect = STUCK)
    public static void aParallelStreamThatNeedsTheMonitorOfItsCallerDeadlocks() throws Exception {
        var shared = new Box();
        synchronized (shared) {
            IntStream.range(0, 2).parallel().forEach(i -> {
                synchronized (shared) {
                    shared.value += i;
                }
            });
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = PARALLEL_STREAM, aspect = INTERRUPT)
    public static void anInterruptDoesNotEndAParallelStream() throws Exception {
        Thread.currentThread().interrupt();
        Go.check(IntStream.range(0, 4).parallel().sum() == 6);
        Go.check(Thread.interrupted());
    }

    @Shows(value = EXCEPTION, primitive = PARALLEL_STREAM, aspect = MISUSE)
    public static void aSubtractionIsNoReduction() throws Exception {
        Go.check(IntStream.range(0, 4).parallel().reduce(0, (a, b) -> a - b) == -6);
    }
}
