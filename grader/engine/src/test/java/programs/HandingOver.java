package programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A check that hands over objects of every form of a lambda; what each says when it is called stands beside it.
@SuppressWarnings("UnnecessaryLambda") // what is to be looked at
public class HandingOver {

    private static final Supplier<String> OF_THE_CLASS = () -> "of the class";

    private final String own = "own";
    private final Supplier<String> ofTheConstructor = () -> "of the constructor, " + own;

    /// Tells of each object the class and what it says.
    public static void tell(Consumer<String> listener) {
        new HandingOver().all().forEach(listener);
    }

    private List<String> all() {
        var number = 7;
        Function<String, HandingOver> made = Inner::new;
        return List.of(tell(OF_THE_CLASS, OF_THE_CLASS.get()), tell(ofTheConstructor, ofTheConstructor.get()),
                lambda(() -> "nothing of its own"), lambda(() -> own + number), lambda(this::secret),
                lambda(HandingOver::known), lambda((Supplier<String> & Marked) () -> "marked"),
                tell(made, made.apply("inner").secret()), lambda(new Inner("super")::ofTheSuperclass),
                lambda(Within.lambda()), lambda(new ArrayList<>(List.of("of the JDK"))::removeFirst));
    }

    private static String lambda(Supplier<String> supplier) {
        return tell(supplier, supplier.get());
    }

    private static String tell(Object handedOver, String said) {
        return handedOver.getClass().getName() + "#" + System.identityHashCode(handedOver) + ": " + said;
    }

    String secret() {
        return "secret";
    }

    private static String known() {
        return "known";
    }

    interface Marked {}

    interface Within {
        static Supplier<String> lambda() {
            Callable<String> inner = () -> "of an interface";
            return () -> {
                try {
                    return inner.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }

    static final class Inner extends HandingOver {

        private final String name;

        Inner(String name) {
            this.name = name;
        }

        @Override
        String secret() {
            return name;
        }

        private String ofTheSuperclass() {
            Supplier<String> hidden = super::secret;
            return name + " " + hidden.get();
        }
    }
}
