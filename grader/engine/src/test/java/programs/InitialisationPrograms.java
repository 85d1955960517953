package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.STUCK;
import static programs.Primitive.CLASS_INITIALISATION;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A class is locked from the moment that its initialisation begins, before its superclass and its interfaces with
/// default methods are initialised, until it is through (JLS 12.4.2, steps 6, 7 and 10).
@SuppressWarnings({"UnusedVariable", "UnusedMethod", "NonFinalStaticField", "ClassInitializationDeadlock",
        "ConstantField",
        "StaticAssignmentInConstructor", "NonAtomicVolatileUpdate", "StaticQualifiedUsingExpression",
        "ThisEscapedInObjectConstruction"}) // on purpose
public class InitialisationPrograms {

    private static Object needs(Object used) {
        Go.check(used != null);
        return used;
    }

    // Superclass and subclass

    private static class Base {
        static final Object SUB = new Sub();
    }

    private static final class Sub extends Base {}

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aClassAndASubclassWithoutInitialiserDeadlock() throws Exception {
        Go.together(() -> needs(Base.SUB), () -> needs(new Sub()));
    }

    private static class Root {
        static final Object LEAF = new Leaf();
    }

    private static class Branch extends Root {}

    private static final class Leaf extends Branch {}

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aClassBetweenTheTwoIsLockedToo() throws Exception {
        Go.together(() -> needs(Root.LEAF), () -> needs(new Branch()));
    }

    private static class Parent {
        static final int AGE = Child.age();
    }

    private static final class Child extends Parent {
        static int age() {
            return 3;
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aStaticMethodOfTheSubclassDeadlocks() throws Exception {
        Go.together(() -> Go.check(Parent.AGE == 3), () -> Go.check(Child.age() == 3));
    }

    private static class Upper {
        static final int HEIGHT = Lower.depth + 1;
    }

    private static final class Lower extends Upper {
        static int depth;
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aStaticFieldOfTheSubclassDeadlocks() throws Exception {
        Go.together(() -> Go.check(Upper.HEIGHT == 1), () -> Go.check(Lower.depth == 0));
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aSubclassFoundByItsNameDeadlocks() throws Exception {
        Go.together(() -> needs(Base.SUB), () -> needs(Class.forName("programs.InitialisationPrograms$Sub")));
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aSubclassMadeByReflectionDeadlocks() throws Exception {
        var constructor = Sub.class.getDeclaredConstructor();
        constructor.setAccessible(true);
        Go.together(() -> needs(Base.SUB), () -> needs(constructor.newInstance()));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void aClassLiteralInitialisesNothing() throws Exception {
        Go.together(() -> needs(Base.SUB), () -> needs(Sub.class.getName()));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void aClassLookedUpWithoutInitialisingIsNotInitialised() throws Exception {
        var name = "programs.InitialisationPrograms$Sub";
        Go.together(() -> needs(Base.SUB),
                () -> needs(Class.forName(name, false, InitialisationPrograms.class.getClassLoader())));
    }

    // Interfaces

    private interface Greets {
        Object GREETER = new Greeter();

        default Object greeter() {
            return GREETER;
        }
    }

    private static final class Greeter implements Greets {}

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anInterfaceWithADefaultMethodAndItsClassDeadlock() throws Exception {
        Go.together(() -> needs(Greets.GREETER), () -> needs(new Greeter()));
    }

    private interface Named {
        Object SOMEBODY = new Person();

        default Object somebody() {
            return SOMEBODY;
        }
    }

    private interface Known extends Named {}

    private static class Being implements Known {}

    private static final class Person extends Being {}

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anInterfaceFarAboveAClassDeadlocks() throws Exception {
        Go.together(() -> needs(Named.SOMEBODY), () -> needs(new Person()));
    }

    private interface Quiet {
        Object VOICE = new Voice();

        Object voice();
    }

    private static final class Voice implements Quiet {
        @Override
        public Object voice() {
            return this;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anInterfaceWithoutDefaultMethodsIsNotInitialisedByItsClass() throws Exception {
        Go.together(() -> needs(Quiet.VOICE), () -> needs(new Voice().voice()));
    }

    // Circles

    private static final class Stone {
        static final int BEATS = 1 + Scissors.size;
        static int size;
    }

    private static final class Scissors {
        static final int BEATS = 1 + Paper.size;
        static int size;
    }

    private static final class Paper {
        static final int BEATS = 1 + Stone.size;
        static int size;
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void threeClassesInACircleDeadlock() throws Exception {
        Go.together(() -> Go.check(Stone.size == 0), () -> Go.check(Scissors.size == 0),
                () -> Go.check(Paper.size == 0));
    }

    private enum Rank {
        LOW,
        HIGH;

        final boolean isBest = Ranks.BEST == this;
    }

    private static final class Ranks {
        static final Object BEST = Optional.ofNullable(Rank.HIGH);
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anEnumAndItsUserDeadlock() throws Exception {
        Go.together(() -> Go.check(!Rank.LOW.isBest), () -> needs(Ranks.BEST));
    }

    private static final class Outer {
        static final Object HELD = Holder.INSTANCE;

        private static final class Holder {
            static final Outer INSTANCE = new Outer();
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aHolderThatItsOuterClassUsesDeadlocks() throws Exception {
        Go.together(() -> Go.check(Outer.HELD != LOCK), () -> needs(Outer.Holder.INSTANCE));
    }

    private static final class Lazy {
        private static final class Only {
            static final Lazy INSTANCE = new Lazy();
        }

        static Lazy instance() {
            return Only.INSTANCE;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void theHolderIdiomIsRight() throws Exception {
        Go.together(() -> needs(Lazy.instance()), () -> needs(Lazy.instance()));
    }

    private static final Object LOCK = new Object();

    private static final class Guarded {
        static final int VALUE = compute();

        private static int compute() {
            synchronized (LOCK) {
                return 7;
            }
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anInitialiserAndAMonitorDeadlock() throws Exception {
        Go.together(() -> Go.check(Guarded.VALUE == 7), () -> {
            synchronized (LOCK) {
                Go.check(Guarded.VALUE == 7);
            }
        });
    }

    // What initialises nothing

    private static class Old {
        static final Object YOUNG = new Young();
        static int count;

        static int count() {
            return count;
        }
    }

    private static final class Young extends Old {
        static final int NUMBER = 5;
        static final String NAME = "young";
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void aConstantInitialisesNothing() throws Exception {
        Go.together(() -> needs(Old.YOUNG), () -> Go.check(Young.NUMBER == 5 && Young.NAME.length() == 5));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anArrayInitialisesNothing() throws Exception {
        Go.together(() -> needs(Old.YOUNG), () -> Go.check(new Young[2].length == 2 && !(LOCK instanceof Young)));
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anInheritedStaticMemberInitialisesTheClassThatDeclaresIt() throws Exception {
        Go.together(() -> needs(Old.YOUNG), () -> Go.check(Young.count() + Young.count == 0));
    }

    private static class Ancestor {
        static final Object FIRST = new Descendant();
    }

    private static final class Descendant extends Ancestor {
        static final Object SECOND = FIRST == null ? new Descendant() : FIRST;
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void oneThreadMayInitialiseInACircle() throws Exception {
        needs(Ancestor.FIRST);
        Go.together(() -> needs(Ancestor.FIRST), () -> needs(Descendant.SECOND), () -> needs(new Descendant()));
    }

    private static class Plain {
        static int made;

        Plain() {
            made++;
        }
    }

    private static final class Derived extends Plain {}

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void aSubclassWithoutInitialiserIsInitialisedOnce() throws Exception {
        var guard = new Object();
        Go.Task task = () -> {
            synchronized (guard) {
                needs(new Derived());
            }
        };
        Go.together(task, task);
        Go.check(Plain.made == 2);
    }

    // A thread that the initialiser itself waits for

    private static final class Eager {
        static int count;

        static {
            join(Go.start(() -> count++));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anInitialiserWaitsForALambdaOfItsClass() throws Exception {
        Go.check(Eager.count == 1);
    }

    private static final class Referring {
        static int count;

        static {
            join(new Thread(Referring::increment));
        }

        private static void join(Thread thread) {
            thread.start();
            InitialisationPrograms.join(thread);
        }

        private static void increment() {
            count++;
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void anInitialiserWaitsForAMethodOfItsClass() throws Exception {
        Go.check(Referring.count == 1);
    }

    private static final class Service {
        static final Service INSTANCE = new Service();
        static int started;

        Service() {
            var ready = new CountDownLatch(1);
            Go.start(() -> run(ready));
            await(ready);
        }

        private void run(CountDownLatch ready) {
            started++;
            ready.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Shows(value = DEADLOCK, primitive = CLASS_INITIALISATION, aspect = STUCK)
    public static void aSingletonWaitsForItsOwnThread() throws Exception {
        needs(Service.INSTANCE);
    }

    private static final AtomicInteger EVENTS = new AtomicInteger();

    private static final class Harmless {
        static int value = 1;

        static {
            join(Go.start(EVENTS::incrementAndGet));
            value++;
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = CLASS_INITIALISATION, aspect = CORRECT)
    public static void anInitialiserWaitsForAThreadThatDoesNotNeedItsClass() throws Exception {
        Go.together(() -> Go.check(Harmless.value == 2), () -> Go.check(Harmless.value == 2));
        Go.check(EVENTS.get() == 1);
    }
}
