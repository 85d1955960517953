package locks.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.lockstep.api.Check;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Topic;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

/// What the locks may be made of.
@Topic("locks")
public class LockRulesChecks {

    private static final Set<String> WAITING = Set.of("wait[]", "wait[long]", "wait[long, int]");

    private static final DescribedPredicate<JavaClass> READY_MADE = resideInAPackage("java.util.concurrent..")
            .and(not(resideInAPackage("java.util.concurrent.atomic..")))
            .and(not(belongToAnyOf(TimeUnit.class, ThreadLocalRandom.class, ConcurrentLinkedQueue.class,
                    ConcurrentLinkedDeque.class)))
            .as("are ready-made parts of java.util.concurrent");

    /// `wait` is final in `Object`: whatever type the call names, an interface as well, this is the method.
    private static final DescribedPredicate<JavaCall<?>> WAITS = describe("it is a call of wait",
            call -> WAITING.contains(call.getName() + parametersOf(call)));

    private static final DescribedPredicate<JavaCall<?>> BLOCKS = WAITS.or(calls("java.lang.Thread.sleep",
            "java.lang.Thread.join", "java.util.concurrent.TimeUnit.sleep", "java.util.concurrent.TimeUnit.timedJoin",
            "java.util.concurrent.TimeUnit.timedWait"));

    private static final ArchCondition<JavaClass> ENTER_NO_MONITOR = new ArchCondition<>("enter no monitor") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            codeOf(type).forEach(code -> reportMonitors(type, code, events));
        }
    };

    @Check(points = 2, title = "builds its locks itself instead of wrapping one from the library",
            needs = "spinLockTakesAndGives", finding = "ready-made-lock",
            hint = "Atomics and monitors are the bricks here; the handout lists what else may be used.")
    @Structure
    void usesNoReadyMadeLock(JavaClasses classes) {
        noClasses().should().dependOnClassesThat(READY_MADE).check(classes);
    }

    @Check(points = 3, title = "spins in SpinLock and never blocks", needs = "spinLockTakesAndGives",
            finding = "blocks-instead-of-spinning",
            hint = "A thread that waits for this lock asks again and again, with no more than Thread.onSpinWait() or "
                    + "Thread.yield() in between.")
    @Structure
    void spinLockNeverBlocks(JavaClasses classes) {
        var code = classes.that(belongToTheCodeOf("SpinLock", classes));
        noClasses().should().callCodeUnitWhere(BLOCKS).check(code);
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(code);
        classes().should(ENTER_NO_MONITOR).check(code);
    }

    @Check(points = 2, title = "sleeps in a monitor while it waits for a ReentrantMutex",
            needs = "reentrantMutexCountsHolds", finding = "spins-instead-of-blocking",
            hint = "A thread that cannot go on should leave the processor to others: Object.wait does that.")
    @Structure
    void reentrantMutexWaitsInItsMonitor(JavaClasses classes) {
        classes().that().haveFullyQualifiedName("locks.ReentrantMutex")
                .should(ArchCondition.from(describe("call wait() somewhere in their code", type -> waits(classes))))
                .check(classes);
    }

    private static boolean waits(JavaClasses classes) {
        return classes.that(belongToTheCodeOf("ReentrantMutex", classes)).stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .anyMatch(WAITS.or(calls("java.util.concurrent.TimeUnit.timedWait")));
    }

    /// ArchUnit knows no instructions: the class file does.
    private static Stream<CodeModel> codeOf(JavaClass type) {
        return type.getSource().map(source -> ClassFile.of().parse(bytesOf(source))).stream()
                .flatMap(file -> file.methods().stream()).flatMap(method -> method.code().stream());
    }

    private static void reportMonitors(JavaClass type, CodeModel code, ConditionEvents events) {
        int line = 0;
        for (var element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case MonitorInstruction _ -> {
                    var use = new MonitorUse(type, line);
                    events.add(SimpleConditionEvent.violated(use, use.description()));
                }
                default -> {
                }
            }
        }
    }

    /// Where a monitor is entered or left.
    private record MonitorUse(JavaClass type, int line) implements HasSourceCodeLocation {
        String description() {
            return type.getDescription() + " enters or leaves a monitor in " + getSourceCodeLocation();
        }

        @Override
        public SourceCodeLocation getSourceCodeLocation() {
            return SourceCodeLocation.of(type, line);
        }
    }

    private static byte[] bytesOf(Source source) {
        try (var in = source.getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parametersOf(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    private static DescribedPredicate<JavaCall<?>> calls(String... methods) {
        var names = Set.of(methods);
        return describe("it is a call of " + String.join(" or ", methods),
                call -> names.contains(call.getTargetOwner().getName() + "." + call.getName()));
    }

    private static DescribedPredicate<JavaClass> belongToTheCodeOf(String className, JavaClasses classes) {
        var start = classes.get("locks." + className);
        var code = Stream.concat(Stream.of(start),
                start.getTransitiveDependenciesFromSelf().stream().map(Dependency::getTargetClass))
                .filter(resideInAPackage("locks")).collect(Collectors.toSet());
        return describe("belong to the code of " + className, code::contains);
    }
}
