package dev.lockstep.policy;

import java.util.Objects;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Structure;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Structure checks that [StructureChecksTest] runs.
class SampleRules {

    private int runs;

    /// What these checks find.
    static final FindingRegistry FINDINGS = new FindingRegistry(Stream.of(SampleRules.class.getDeclaredMethods())
            .map(method -> method.getAnnotation(Check.class)).filter(Objects::nonNull).map(Check::finding).distinct()
            .map(code -> new FindingKind(code, "It is wrong.", "", About.STATE)).toList());

    @Check(points = 1, title = "uses no ready-made lock", finding = "ready-made-lock", hint = "Build it yourself.")
    @Structure
    void usesNoReadyMadeLock(JavaClasses classes) {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.util.concurrent.locks")
                .because("the lock is yours to build").check(classes);
    }

    @Check(points = 1, title = "implements the contract", finding = "not-a-mutex")
    @Structure
    void implementsTheContract(JavaClasses classes) {
        classes().that().haveSimpleName("SpinLock").should().implement("locks.contract.Mutex").check(classes);
    }

    @Check(points = 1, title = "hides its state", finding = "state-not-private")
    @Structure
    void hidesItsState(JavaClasses classes) {
        fields().should().bePrivate().check(classes);
    }

    @Check(points = 1, title = "has a TicketLock", finding = "no-ticket-lock")
    @Structure
    void hasATicketLock(JavaClasses classes) {
        classes.get("locks.TicketLock");
    }

    @Check(points = 1, title = "speaks of classes that are there", finding = "nothing-matched")
    @Structure
    void matchesNothing(JavaClasses classes) {
        classes().that().haveSimpleName("Nothing").should().bePublic().check(classes);
    }

    @Check(points = 1, title = "has two classes", finding = "wrong-count")
    @Structure
    void hasTwoClasses(JavaClasses classes) {
        assertEquals(2, classes.size(), "a lock and its helper");
    }

    @Check(points = 1, title = "is run on an instance of its own")
    @Structure
    void startsAfresh(JavaClasses classes) {
        assertEquals(1, ++runs, () -> "there are " + classes.size());
    }

    @Check(points = 1, title = "is made of few things", finding = "ready-made-lock", hint = "Build it yourself.")
    @Structure
    void isMadeOfFewThings(Code code) {
        code.usesOnly("""
                allow java.lang.*
                allow java.util.concurrent.locks.ReentrantLock only new lock
                """);
    }

    @Check(points = 1, title = "does not block")
    @Structure
    void doesNotBlock(Code code) {
        var spinLock = code.of("Spinner");
        spinLock.usesOnly("""
                allow java.lang.* java.util.function.*
                deny java.lang.Thread members sleep because it blocks
                deny java.lang.Object members wait because it blocks
                """);
        spinLock.entersNoMonitor();
    }

    @Check(points = 1, title = "enters no monitor")
    @Structure
    void entersNoMonitor(Code code) {
        code.entersNoMonitor();
    }

    @Check(points = 1, title = "waits")
    @Structure
    void waitsInSpinner(Code code) {
        assertTrue(code.calls(Object.class, "wait"), "nobody waits");
        var spinner = code.of("Spinner");
        spinner.require(spinner.calls(Object.class, "wait"), "Spinner never waits");
    }

    @Check(points = 1, title = "has a Nothing")
    @Structure
    void hasANothing(Code code) {
        code.of("Nothing").entersNoMonitor();
    }

    @Check(points = 1, title = "is broken")
    @Structure
    void isBroken(JavaClasses classes) {
        throw new IllegalStateException("no rule today, only " + classes.size() + " classes");
    }
}
