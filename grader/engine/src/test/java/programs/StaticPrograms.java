package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.CLASS_INITIALISATION;
import static programs.Primitive.SCHEDULER;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/// Static state of enums and interfaces: as if freshly loaded in every schedule, and threads are switched inside their
/// initialisers.
@SuppressWarnings({"EnumOrdinal", "UnusedVariable", "UnusedMethod", "ImmutableEnumChecker", "NonFinalStaticField",
        "StaticAssignmentInConstructor", // on purpose
        "StaticAssignmentOfThrowable", "ConstantField", "NonAtomicVolatileUpdate"})
public class StaticPrograms {

    /// Lets every program have more than one schedule.
    private static void severalSchedules() throws InterruptedException {
        var counter = new AtomicInteger();
        Go.together(counter::incrementAndGet, counter::incrementAndGet);
    }

    // Enums

    private enum Level {
        LOW,
        HIGH;

        static int uses;
        int count;
        final List<String> notes = new ArrayList<>();

        synchronized int next() {
            return ++count;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aFieldOfAnEnumConstantIsFreshInEverySchedule() throws Exception {
        severalSchedules();
        Go.check(++Level.HIGH.count == 1 && Level.LOW.count == 0);
        Level.LOW.notes.add("once");
        Go.check(Level.LOW.notes.size() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aStaticCounterOfAnEnumIsFreshInEverySchedule() throws Exception {
        severalSchedules();
        Go.check(++Level.uses == 1);
    }

    @Shows(value = DATA_RACE, primitive = CLASS_INITIALISATION, aspect = UNSYNCHRONISED)
    public static void aFieldOfAnEnumConstantRaces() throws Exception {
        Go.together(() -> Level.LOW.count++, () -> Level.LOW.count++);
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void theMonitorOfAnEnumConstantGuardsIt() throws Exception {
        Go.together(Level.LOW::next, Level.LOW::next);
        Go.check(Level.LOW.count == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void theJdkFindsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        Go.check(Level.class.getEnumConstants()[1] == Level.HIGH);
        Go.check(Level.values()[0] == Level.LOW && Level.valueOf("LOW") == Level.LOW);
        Go.check(Enum.valueOf(Level.class, "HIGH") == Level.HIGH);
        Go.check(Level.HIGH.getDeclaringClass() == Level.class && Level.LOW.compareTo(Level.HIGH) < 0);
        Go.check(Arrays.equals(Level.values(), Level.class.getEnumConstants()));
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aConstantIsFoundByNameBeforeItsEnumIsUsed() throws Exception {
        severalSchedules();
        Go.check(Enum.valueOf(Level.class, "HIGH").next() == 1);
        Go.check(Level.HIGH.count == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void referencesToMethodsOfAnEnumFindTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        Supplier<Level[]> all = Level::values;
        Function<String, Level> named = Level::valueOf;
        Go.check(all.get()[0] == named.apply("LOW") && Level.LOW.next() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void anEnumMapHoldsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        var map = new EnumMap<Level, Integer>(Level.class);
        map.put(Level.HIGH, 1);
        Go.check(map.keySet().iterator().next() == Level.HIGH && map.get(Level.HIGH) == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void anEnumSetHoldsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        var set = EnumSet.noneOf(Level.class);
        set.add(Level.LOW);
        Go.check(set.iterator().next() == Level.LOW);
        Go.check(List.copyOf(EnumSet.allOf(Level.class)).equals(List.of(Level.LOW, Level.HIGH)));
        Go.check(EnumSet.complementOf(set).contains(Level.HIGH));
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aConstantHashesByItsName() throws Exception {
        severalSchedules();
        Go.check(Level.LOW.hashCode() == System.identityHashCode(Level.LOW));
        Go.check(Level.LOW.hashCode() != Level.HIGH.hashCode());
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void anOldSwitchKnowsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        for (var level : Level.values()) {
            var name = switch (level) {
                case LOW -> "LOW";
                case HIGH -> "HIGH";
            };
            Go.check(level.name().equals(name));
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aPatternSwitchKnowsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        Go.check(guarded(Level.LOW) == 1 && guarded(Level.HIGH) == 3);
        Level.HIGH.count = 10;
        Go.check(guarded(Level.HIGH) == 2);
    }

    private static int guarded(Level level) {
        return switch (level) {
            case LOW -> 1;
            case Level other when other.count > 9 -> 2;
            case HIGH -> 3;
        };
    }

    /// Something that an enum and a record are.
    private sealed interface Sign permits Traffic, Text {}

    private enum Traffic implements Sign {
        GO,
        HALT;

        int passed;
    }

    private record Text(String text) implements Sign {}

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aSwitchOverASealedInterfaceKnowsTheConstantsOfTheSchedule() throws Exception {
        severalSchedules();
        Traffic.GO.passed++;
        Go.check(read(Traffic.GO) == 1 && read(Traffic.HALT) == 2 && read(new Text("three")) == 5);
    }

    private static int read(Sign sign) {
        return switch (sign) {
            case Traffic.GO -> Traffic.GO.passed;
            case Traffic.HALT -> 2;
            case Text(var text) -> text.length();
        };
    }

    private enum Operator implements IntBinaryOperator {
        PLUS {
            @Override
            public int applyAsInt(int left, int right) {
                calls++;
                return left + right;
            }
        },
        MINUS {
            private int mine;

            @Override
            public int applyAsInt(int left, int right) {
                mine++;
                calls += mine;
                return left - right;
            }
        };

        static int calls;
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void bodiesOfConstantsAreFreshInEverySchedule() throws Exception {
        severalSchedules();
        Go.check(Operator.PLUS.applyAsInt(2, 3) == 5 && Operator.MINUS.applyAsInt(3, 1) == 2);
        Go.check(Operator.calls == 2 && Operator.MINUS.getDeclaringClass() == Operator.class);
    }

    private enum Table {
        FIRST(2),
        SECOND(3);

        private static final EnumMap<Table, Integer> BY_CONSTANT = new EnumMap<>(Table.class);
        private static final List<Integer> SQUARES = new ArrayList<>();

        static {
            for (var each : values()) {
                BY_CONSTANT.put(each, each.number);
            }
            while (SQUARES.size() < 20) {
                synchronized (SQUARES) {
                    SQUARES.add(SQUARES.size() * SQUARES.size());
                }
            }
        }

        private final int number;

        Table(int number) {
            this.number = number;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anEnumFillsItsTables() throws Exception {
        Go.Task task = () -> Go.check(Table.BY_CONSTANT.get(Table.SECOND) == 3 && Table.SQUARES.get(19) == 361);
        Go.together(task, task);
    }

    /// Made by whoever comes first.
    private enum Singleton {
        INSTANCE;

        private static final AtomicInteger MADE = new AtomicInteger();

        private final Box box = new Box(7);

        static {
            MADE.incrementAndGet();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT,
            edge = "JLS 12.4.2: initialisation of an enum before every use")
    public static void anEnumThatTwoThreadsNeedIsInitialisedOnce() throws Exception {
        Go.Task task = () -> Go.check(Singleton.INSTANCE.box.value == 7);
        Go.together(task, task);
        Go.check(Singleton.MADE.get() == 1);
    }

    /// Has another thread do part of its initialisation.
    private enum Parallel {
        ONLY;

        static final Box BOX = new Box();

        static {
            Work.join(Go.start(Work::fill)); // a lambda would be code of this class, and wait for it
            BOX.value = Work.BOX.value + 1;
        }
    }

    private static final class Work {
        static final Box BOX = new Box();

        static void fill() {
            BOX.value = 3;
        }

        static void join(Thread thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT,
            edge = "JLS 12.4.2: what another thread did for the initialiser before every use")
    public static void anEnumThatStartsAThreadIsInitialised() throws Exception {
        Go.Task task = () -> Go.check(Parallel.BOX.value == 4 && Parallel.ONLY.ordinal() == 0 && Work.BOX.value == 3);
        Go.together(task, task);
    }

    private static final CountDownLatch OPEN = new CountDownLatch(1);

    /// Waits for another thread.
    private enum Waiting {
        ONLY;

        final int answer;

        Waiting() {
            try {
                StaticPrograms.OPEN.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            answer = 42;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anEnumWaitsForAThreadAsItIsInitialised() throws Exception {
        Go.together(() -> Go.check(Waiting.ONLY.answer == 42), OPEN::countDown,
                () -> Go.check(Waiting.ONLY.answer == 42));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anEnumWaitsForAThreadAsTheJdkAsksForItsConstants() throws Exception {
        Go.together(() -> Go.check(Enum.valueOf(Waiting.class, "ONLY").answer == 42), OPEN::countDown,
                () -> Go.check(EnumSet.allOf(Waiting.class).contains(Waiting.ONLY)));
    }

    @Shows(value = LOST_WAKEUP, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anEnumWaitsForNobodyAsItIsInitialised() throws Exception {
        Go.together(() -> Go.check(Waiting.ONLY.answer == 42), OPEN::getCount);
    }

    private enum Hen {
        ONLY;

        final Egg other = Egg.ONLY;
    }

    private enum Egg {
        ONLY;

        final Hen other = Hen.ONLY;
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void enumsThatNeedEachOtherDeadlock() throws Exception {
        Go.together(() -> Go.check(Hen.ONLY.ordinal() == 0), () -> Go.check(Egg.ONLY.ordinal() == 0));
    }

    private enum Cracked {
        ONLY;

        static final int NUMBER = Integer.parseInt("none");
    }

    private static final class Below extends Above {
        static int value = 1;
    }

    private static class Above {
        static final int NUMBER = Integer.parseInt("none");
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = MISUSE)
    public static void anEnumThatCannotBeInitialisedStaysSo() throws Exception {
        failsOnce(() -> Go.check(Cracked.ONLY.ordinal() == Cracked.NUMBER));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = MISUSE)
    public static void aClassBelowOneThatCannotBeInitialisedCannotEither() throws Exception {
        failsOnce(() -> Go.check(Below.value == 1));
    }

    private static void failsOnce(Go.Task use) throws Exception {
        var first = new AtomicInteger();
        Go.Task task = () -> {
            try {
                use.run();
                throw new IllegalStateException("initialised");
            } catch (ExceptionInInitializerError e) {
                first.incrementAndGet();
            } catch (NoClassDefFoundError e) {
                Go.check(e.getMessage() != null);
            }
        };
        Go.together(task, task);
        Go.check(first.get() == 1);
    }

    // Interfaces

    /// Keeps something that changes.
    private interface Registry {
        List<String> NAMES = new ArrayList<>();
        AtomicInteger COUNT = new AtomicInteger(10);
        int FIXED = 3;

        static int register(String name) {
            NAMES.add(name);
            return COUNT.incrementAndGet();
        }

        default int count() {
            return COUNT.get() - FIXED;
        }
    }

    private static final class Clerk implements Registry {
        int names() {
            return NAMES.size();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void whatAnInterfaceHoldsIsFreshInEverySchedule() throws Exception {
        severalSchedules();
        Go.check(Registry.NAMES.isEmpty() && Registry.register("first") == 11);
        Go.check(Clerk.COUNT.get() == 11 && new Clerk().count() == 8 && new Clerk().names() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = SCHEDULER, aspect = CORRECT)
    public static void aDefaultMethodUsesWhatItsInterfaceHolds() throws Exception {
        severalSchedules();
        Go.check(new Clerk().count() == 7);
        Go.check(new Registry() {}.count() == 7);
    }

    @Shows(value = DATA_RACE, primitive = CLASS_INITIALISATION, aspect = UNSYNCHRONISED)
    public static void whatAnInterfaceHoldsRaces() throws Exception {
        Go.together(() -> Registry.NAMES.add("one"), () -> Registry.register("other"));
    }

    private static final AtomicInteger EFFECTS = new AtomicInteger();

    /// Initialised with the classes and lambdas that implement it, as it has a default method.
    private interface Eager {
        int NUMBER = EFFECTS.incrementAndGet();

        void run();

        default int number() {
            return NUMBER;
        }
    }

    /// Initialised when its field is used, and no sooner.
    private interface Lazy {
        int NUMBER = EFFECTS.incrementAndGet();

        void run();
    }

    private static class Doing implements Eager, Lazy {
        @Override
        public void run() {}
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anInterfaceWithADefaultMethodIsInitialisedWithItsClasses() throws Exception {
        severalSchedules();
        Go.check(EFFECTS.get() == 0);
        var doing = new Doing();
        Go.check(EFFECTS.get() == 1 && doing.number() == 1);
        Go.check(Lazy.NUMBER == 2 && EFFECTS.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anInterfaceWithADefaultMethodIsInitialisedWithItsLambdas() throws Exception {
        severalSchedules();
        Lazy lazy = () -> {
        };
        lazy.run();
        Go.check(EFFECTS.get() == 0);
        Eager eager = () -> {
        };
        Go.check(EFFECTS.get() == 1 && eager.number() == 1);
    }

    /// Its initialiser calls code of its own.
    private interface Helped {
        List<Integer> SQUARES = squares(4);
        IntBinaryOperator PLUS = (left, right) -> left + right + offset();

        private static List<Integer> squares(int count) {
            var squares = new ArrayList<Integer>();
            while (squares.size() < count) {
                squares.add(PLUS == null ? squares.size() * squares.size() : -1);
            }
            return squares;
        }

        private static int offset() {
            return SQUARES.get(1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT,
            edge = "JLS 12.4.2: initialisation of an interface before every use")
    public static void anInterfaceThatTwoThreadsNeedIsInitialisedOnce() throws Exception {
        Go.Task task = () -> Go.check(Helped.PLUS.applyAsInt(1, 2) == 4 && Helped.SQUARES.equals(List.of(0, 1, 4, 9)));
        Go.together(task, task);
    }

    private interface Chicken {
        List<Integer> NUMBERS = List.of(1);
        int ALL = NUMBERS.size() + Nest.NUMBERS.size();
    }

    private interface Nest {
        List<Integer> NUMBERS = List.of(2);
        int ALL = NUMBERS.size() + Chicken.NUMBERS.size();
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void interfacesThatNeedEachOtherDeadlock() throws Exception {
        Go.together(() -> Go.check(Chicken.ALL == 2), () -> Go.check(Nest.ALL == 2));
    }

    private interface Spoiled {
        Integer NUMBER = Integer.valueOf("none");
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = MISUSE)
    public static void anInterfaceThatCannotBeInitialisedStaysSo() throws Exception {
        failsOnce(() -> Go.check(Spoiled.NUMBER == 0));
    }

    @Shows(value = EXCEPTION, primitive = CLASS_INITIALISATION, aspect = MISUSE)
    public static void anExceptionInTheInitialiserOfAnInterfaceIsSeen() throws Exception {
        Go.together(() -> Go.check(Spoiled.NUMBER == 0));
    }
}
