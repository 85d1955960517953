package dev.lockstep.engine.runtime;

import java.lang.Enum.EnumDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Links `switch` with patterns over enums, as [java.lang.runtime.SwitchBootstraps] does, but compares constants by name:
/// the JDK remembers the constants of the first schedule that came by.
public final class EnumSwitches {

    private static final MethodHandle CHOOSE = choose();

    private EnumSwitches() {}

    private static MethodHandle choose() {
        try {
            return MethodHandles.lookup().findStatic(EnumSwitches.class, "choose",
                    MethodType.methodType(int.class, Object[].class, Object.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Instead of `SwitchBootstraps.typeSwitch`.
    public static CallSite typeSwitch(MethodHandles.Lookup lookup, String name, MethodType type, Object... labels) {
        return new ConstantCallSite(CHOOSE.bindTo(labels.clone()).asType(type));
    }

    /// Instead of `SwitchBootstraps.enumSwitch`, whose labels are names.
    public static CallSite enumSwitch(MethodHandles.Lookup lookup, String name, MethodType type, Object... labels) {
        var owner = type.parameterType(0).describeConstable().orElseThrow();
        var constants = Arrays.stream(labels)
                .map(label -> label instanceof String constant ? EnumDesc.of(owner, constant) : label).toArray();
        return typeSwitch(lookup, name, type, constants);
    }

    /// The index of the first label that fits, from `restart` on; the number of labels if none does, -1 for null.
    @SuppressWarnings("UnusedMethod") // called through its handle
    private static int choose(Object[] labels, @Nullable Object target, int restart) {
        Objects.checkIndex(restart, labels.length + 1);
        if (target == null) {
            return -1;
        }
        var index = restart;
        while (index < labels.length && !fits(labels[index], target)) {
            index++;
        }
        return index;
    }

    private static boolean fits(Object label, Object target) {
        return switch (label) {
            case Class<?> type -> type.isInstance(target);
            case EnumDesc<?> constant -> target instanceof Enum<?> actual
                    && actual.name().equals(constant.constantName()) && actual.getDeclaringClass().descriptorString()
                            .equals(constant.constantType().descriptorString());
            case Integer number when target instanceof Character letter -> number.intValue() == letter;
            default -> label.equals(target);
        };
    }
}
