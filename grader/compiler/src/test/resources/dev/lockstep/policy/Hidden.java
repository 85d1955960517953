package locks;

import java.util.function.Function;
import java.util.function.Supplier;

// The same offence wherever code can stand.
public enum Hidden implements Supplier<Object> {
    ONE(() -> System.console()) { // NO
        @Override
        public Object get() {
            return System.console(); // NO
        }
    },
    TWO(System::console); // NO

    static final Object CONSTANT = System.console(); // NO
    static final Function<String, ?> MAKER = java.io.File::new; // NO
    static final Supplier<Supplier<Object>> NESTED = () -> () -> {
        return new Object() {
            final Object console = System.console(); // NO
        };
    };

    final Object field = System.console(); // NO

    {
        System.console(); // NO
    }

    Hidden(Supplier<Object> supplier) {
    }

    @Override
    public Object get() {
        class Local {
            Object local() {
                Runnable task = () -> {
                    Runnable inner = () -> System.console(); // NO
                    inner.run();
                };
                return task;
            }
        }
        return new Local();
    }

    record Point(int x) {
        Point {
            System.console(); // NO
        }
    }

    interface Shape {
        default Object one() {
            return two();
        }

        private Object two() {
            return System.console(); // NO
        }

        static Object three() {
            return System.console(); // NO
        }
    }

    Object control(Object any) {
        try {
            synchronized (this) {
                return switch (any) {
                    case Point(int x) when System.console() == null -> x; // NO
                    case String text -> System.console(); // NO
                    default -> text(System.console()); // NO
                };
            }
        } finally {
            System.console(); // NO
        }
    }

    static <T> T text(T value) {
        return value;
    }
}
