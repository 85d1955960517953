package dev.lockstep.engine.instrument;

import java.lang.constant.ClassDesc;

import org.jspecify.annotations.Nullable;

/// How the JDK reads an object that it copies, as a call of a method that reads it the same way.
enum Copied {
    ELEMENTS("toArray", "()[Ljava/lang/Object;"),
    ENTRIES("size", "()I"),
    TEXT("toString", "()Ljava/lang/String;");

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
}
