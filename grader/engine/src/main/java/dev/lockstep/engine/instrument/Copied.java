package dev.lockstep.engine.instrument;

import java.lang.constant.ClassDesc;

import org.jspecify.annotations.Nullable;

/// How the JDK reads an object that it copies, or that is part of a record, as a call of a method that reads it the same
/// way.
enum Copied {
    ELEMENTS("toArray", "()[Ljava/lang/Object;"),
    ENTRIES("size", "()I"),
    TEXT("toString", "()Ljava/lang/String;"),
    HASH("hashCode", "()I"),
    EQUALITY("equals", "(Ljava/lang/Object;)Z");

    final String method;
    final String descriptor;

    Copied(String method, String descriptor) {
        this.method = method;
        this.descriptor = descriptor;
    }

    /// How a constructor reads a parameter of a type, or null if it merely keeps it.
    static @Nullable Copied by(ClassDesc parameter) {
        return switch (parameter.descriptorString()) {
            case "Ljava/util/Collection;", "Ljava/util/SortedSet;", "Ljava/util/PriorityQueue;",
                    "Ljava/util/concurrent/PriorityBlockingQueue;" ->
                ELEMENTS;
            case "Ljava/util/Map;", "Ljava/util/SortedMap;", "Ljava/util/EnumMap;" -> ENTRIES;
            case "Ljava/lang/CharSequence;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;" -> TEXT;
            default -> null;
        };
    }

    /// How a record reads its components in a method that the compiler gave it, or null if it is none of those that do.
    static @Nullable Copied ofRecord(String method) {
        return switch (method) {
            case "toString" -> TEXT;
            case "hashCode" -> HASH;
            case "equals" -> EQUALITY;
            default -> null;
        };
    }
}
