package dev.lockstep.linearize;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jetbrains.kotlinx.lincheck.Actor;

/// What a scenario's calls come to on the model, one after the other, in each order that keeps the threads' own.
final class SequentialOrders {

    private static final int MOST_ORDERS = 5_000;

    private final Class<?> model;
    private final List<List<Actor>> threads;
    private final Map<String, History> histories = new LinkedHashMap<>();
    private int orders;

    private SequentialOrders(Class<?> model, List<List<Actor>> threads) {
        this.model = model;
        this.threads = threads;
    }

    /// Every history that some order gives, without repetitions; those of the first few thousand orders where there are
    /// more.
    static List<History> of(Class<?> model, List<List<Actor>> threads) {
        var all = new SequentialOrders(model, threads);
        all.extend(new int[threads.size()], new ArrayList<>());
        return List.copyOf(all.histories.values());
    }

    private void extend(int[] done, List<Integer> order) {
        if (orders == MOST_ORDERS) {
            return;
        }
        var ended = true;
        for (var thread = 0; thread < done.length; thread++) {
            if (done[thread] < threads.get(thread).size()) {
                ended = false;
                done[thread]++;
                order.add(thread);
                extend(done, order);
                order.removeLast();
                done[thread]--;
            }
        }
        if (ended) {
            orders++;
            var history = run(order);
            histories.putIfAbsent(history.toString(), history);
        }
    }

    private History run(List<Integer> order) {
        var calls = IntStream.range(0, threads.size()).<List<History.Call>>mapToObj(_ -> new ArrayList<>()).toList();
        try {
            var instance = Instances.create(model);
            for (var thread : order) {
                var mine = calls.get(thread);
                mine.add(call(instance, threads.get(thread).get(mine.size())));
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the model " + model.getName() + " cannot be used: " + e, e);
        }
        return new History(calls);
    }

    private History.Call call(Object instance, Actor actor) throws ReflectiveOperationException {
        var method = model.getMethod(actor.getMethod().getName(), actor.getMethod().getParameterTypes());
        method.setAccessible(true);
        try {
            return History.Call.returned(actor, method.invoke(instance, actor.getArguments().toArray()));
        } catch (InvocationTargetException e) {
            return History.Call.threw(actor, e.getCause() == null ? e : e.getCause());
        }
    }
}
