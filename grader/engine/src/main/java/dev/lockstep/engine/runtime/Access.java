package dev.lockstep.engine.runtime;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a call of a `VarHandle`, a field updater or a reflected field does to the memory behind it.
public enum Access {
    /// Reads plainly.
    PLAIN_READ,
    /// Writes plainly.
    PLAIN_WRITE,
    /// Reads as the program itself would.
    DIRECT_READ,
    /// Writes as the program itself would.
    DIRECT_WRITE,
    /// Reads as if the variable were volatile.
    READ,
    /// Writes as if the variable were volatile.
    WRITE,
    /// Reads, and then writes if the value was as expected, and says whether it was.
    COMPARE,
    /// Reads and then writes.
    UPDATE,
    /// Reads, calls a function of the program's, and writes.
    FUNCTION;

    private static final List<Access> ALL = List.of(values());

    /// What calls of a method do, or null if it accesses no memory.
    ///
    /// @param owner the class that declares it, with slashes
    public static @Nullable Access of(String owner, String method) {
        return switch (owner) {
            case "java/lang/invoke/VarHandle" -> ofHandle(method);
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
                    "java/util/concurrent/atomic/AtomicLongFieldUpdater",
                    "java/util/concurrent/atomic/AtomicReferenceFieldUpdater" ->
                ofUpdater(method);
            case "java/lang/reflect/Field" -> ofField(method);
            default -> null;
        };
    }

    /// As the field itself is: plain or volatile.
    private static @Nullable Access ofField(String method) {
        return switch (method) {
            case "get", "getBoolean", "getByte", "getChar", "getShort", "getInt", "getLong", "getFloat", "getDouble" ->
                DIRECT_READ;
            case "set", "setBoolean", "setByte", "setChar", "setShort", "setInt", "setLong", "setFloat", "setDouble" ->
                DIRECT_WRITE;
            default -> null;
        };
    }

    private static @Nullable Access ofHandle(String method) {
        return switch (method) {
            case "get" -> PLAIN_READ;
            case "set" -> PLAIN_WRITE;
            case "getVolatile", "getOpaque", "getAcquire" -> READ;
            case "setVolatile", "setOpaque", "setRelease" -> WRITE;
            case "compareAndSet", "weakCompareAndSet", "weakCompareAndSetPlain", "weakCompareAndSetAcquire",
                    "weakCompareAndSetRelease" ->
                COMPARE;
            case "compareAndExchange", "compareAndExchangeAcquire", "compareAndExchangeRelease", "getAndSet",
                    "getAndSetAcquire", "getAndSetRelease", "getAndAdd", "getAndAddAcquire", "getAndAddRelease",
                    "getAndBitwiseOr", "getAndBitwiseOrAcquire", "getAndBitwiseOrRelease", "getAndBitwiseAnd",
                    "getAndBitwiseAndAcquire", "getAndBitwiseAndRelease", "getAndBitwiseXor",
                    "getAndBitwiseXorAcquire", "getAndBitwiseXorRelease" ->
                UPDATE;
            default -> null;
        };
    }

    private static @Nullable Access ofUpdater(String method) {
        return switch (method) {
            case "get" -> READ;
            case "set", "lazySet" -> WRITE;
            case "compareAndSet", "weakCompareAndSet" -> COMPARE;
            case "getAndSet", "getAndAdd", "getAndIncrement", "getAndDecrement", "addAndGet", "incrementAndGet",
                    "decrementAndGet" ->
                UPDATE;
            case "updateAndGet", "getAndUpdate", "accumulateAndGet", "getAndAccumulate" -> FUNCTION;
            default -> null;
        };
    }

    /// Whether a method orders less than a volatile access does, or may fail for no reason.
    public static boolean isWeak(String method) {
        return method.endsWith("Opaque") || method.endsWith("Acquire") || method.endsWith("Release")
                || method.startsWith("weak") || method.equals("lazySet");
    }

    /// The number that rewritten code carries.
    @SuppressWarnings("EnumOrdinal") // read back by the same build
    public int number() {
        return ordinal();
    }

    static Access at(int number) {
        return ALL.get(number);
    }

    boolean isPlain() {
        return this == PLAIN_READ || this == PLAIN_WRITE;
    }

    /// What it is for a field that is volatile, or is not.
    Access direct(boolean isVolatile) {
        return switch (this) {
            case DIRECT_READ -> isVolatile ? READ : PLAIN_READ;
            case DIRECT_WRITE -> isVolatile ? WRITE : PLAIN_WRITE;
            case PLAIN_READ, PLAIN_WRITE, READ, WRITE, COMPARE, UPDATE, FUNCTION -> this;
        };
    }

    /// Whether it writes, if all goes well.
    boolean writes() {
        return switch (this) {
            case PLAIN_READ, DIRECT_READ, READ -> false;
            case PLAIN_WRITE, DIRECT_WRITE, WRITE, COMPARE, UPDATE, FUNCTION -> true;
        };
    }

    /// Whether it ends in a step that depends on what it came to.
    public boolean ends() {
        return switch (this) {
            case PLAIN_READ, PLAIN_WRITE, DIRECT_READ, DIRECT_WRITE, READ, WRITE -> false;
            case COMPARE, UPDATE, FUNCTION -> true;
        };
    }
}
