package dev.lockstep.benchmarks;

import java.util.List;

/// A small concurrent program, which both the engine and Lincheck can run: threads that call operations of one object.
///
/// @param structure the object's class, with a public constructor that takes nothing
/// @param specification what its operations do one after the other: a class with the same ones. One that would block
///        throws an exception that the structure never throws
/// @param threads the calls of each thread
public record Scenario(Class<?> structure, Class<?> specification, List<List<Call>> threads) {

    public Scenario {
        threads = threads.stream().map(List::copyOf).toList();
    }

    /// A structure that is correct while one thread alone uses it, and so is its own specification.
    public static Scenario of(Class<?> structure, List<List<Call>> threads) {
        return new Scenario(structure, structure, threads);
    }

    /// The same threads with another specification.
    public Scenario specifiedBy(Class<?> other) {
        return new Scenario(structure, other, threads);
    }

    /// How many calls there are.
    int size() {
        return threads.stream().mapToInt(List::size).sum();
    }
}
