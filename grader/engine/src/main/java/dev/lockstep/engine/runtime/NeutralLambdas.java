package dev.lockstep.engine.runtime;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

import org.jspecify.annotations.Nullable;

/// Links lambdas as [LambdaMetafactory] does, but from a nestmate that is called the same in every class of a package: the
/// object that a check hands over does not tell by its class which check it comes from.
public final class NeutralLambdas {

    private static final String NAME = "Task";

    private static final ClassValue<Nestmate> NESTMATES = new ClassValue<>() {
        @Override
        protected Nestmate computeValue(Class<?> type) {
            return new Nestmate();
        }
    };

    /// Of one class, made when its first lambda is linked: only the class itself may define it.
    private static final class Nestmate {

        private @Nullable Lookup lookup;

        synchronized Lookup of(Lookup holder) {
            var made = lookup;
            if (made == null) {
                made = define(holder);
                lookup = made;
            }
            return made;
        }

        private static Lookup define(Lookup holder) {
            var file = ClassFile.of().build(ClassDesc.of(holder.lookupClass().getPackageName(), NAME),
                    it -> it.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC));
            try {
                return holder.defineHiddenClass(file, false, Lookup.ClassOption.NESTMATE);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private NeutralLambdas() {}

    /// Instead of `LambdaMetafactory.metafactory`.
    public static CallSite metafactory(Lookup lookup, String name, MethodType factory, MethodType method,
            MethodHandle body, MethodType specialised) throws LambdaConversionException {
        return LambdaMetafactory.metafactory(nestmate(lookup), name, factory, method, body, specialised);
    }

    /// Instead of `LambdaMetafactory.altMetafactory`.
    public static CallSite altMetafactory(Lookup lookup, String name, MethodType factory, Object... arguments)
            throws LambdaConversionException {
        return LambdaMetafactory.altMetafactory(nestmate(lookup), name, factory, arguments);
    }

    private static Lookup nestmate(Lookup holder) {
        return NESTMATES.get(holder.lookupClass()).of(holder);
    }
}
