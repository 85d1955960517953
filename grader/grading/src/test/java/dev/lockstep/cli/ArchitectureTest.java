package dev.lockstep.cli;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Dependencies point one way.
@AnalyzeClasses(packages = "dev.lockstep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /// Who may use whom, from the edges inwards. The wire lies below both ends of it; what runs inside a worker is used
    /// by nobody, since the controller knows it by name only.
    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("cli").definedBy("dev.lockstep.cli")
            .layer("bridge").definedBy("dev.lockstep.bridge")
            .layer("kit").definedBy("dev.lockstep.kit")
            .layer("course").definedBy("dev.lockstep.course")
            .layer("page").definedBy("dev.lockstep.page")
            .layer("platform").definedBy("dev.lockstep.platform")
            .layer("report").definedBy("dev.lockstep.report")
            .layer("controller").definedBy("dev.lockstep.controller")
            .layer("worker").definedBy("dev.lockstep.worker")
            .layer("histories").definedBy("dev.lockstep.histories", "dev.lockstep.linearize")
            .layer("compile").definedBy("dev.lockstep.compile")
            .layer("policy").definedBy("dev.lockstep.policy")
            .layer("submission").definedBy("dev.lockstep.submission")
            .layer("source").definedBy("dev.lockstep.source")
            .layer("wire").definedBy("dev.lockstep.wire")
            .layer("verdict").definedBy("dev.lockstep.verdict")
            .layer("api").definedBy("dev.lockstep.api")
            .layer("engine").definedBy("dev.lockstep.engine..")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("bridge").mayNotBeAccessedByAnyLayer()
            .whereLayer("worker").mayNotBeAccessedByAnyLayer()
            .whereLayer("histories").mayOnlyBeAccessedByLayers("worker")
            .whereLayer("compile").mayNotBeAccessedByAnyLayer()
            .whereLayer("policy").mayOnlyBeAccessedByLayers("compile")
            .whereLayer("kit").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("course").mayOnlyBeAccessedByLayers("cli", "bridge", "kit")
            .whereLayer("page").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("platform").mayOnlyBeAccessedByLayers("cli", "page")
            .whereLayer("report").mayOnlyBeAccessedByLayers("cli", "bridge", "page", "platform")
            .whereLayer("controller").mayOnlyBeAccessedByLayers("cli", "bridge", "course")
            .whereLayer("submission").mayOnlyBeAccessedByLayers("cli", "bridge", "course")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("controller", "course", "worker", "compile");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.lockstep.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engineStandsAlone = noClasses().that().resideInAPackage("dev.lockstep.engine..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.lockstep.api..", "dev.lockstep.verdict..",
                    "dev.lockstep.controller..");

    @ArchTest
    static final ArchRule verdictsArePureValues = noClasses().that().resideInAPackage("dev.lockstep.verdict")
            .should().dependOnClassesThat().resideOutsideOfPackages("java.lang..", "java.util", "java.util.function",
                    "java.util.stream", "org.jspecify..", "dev.lockstep.verdict");

    @ArchTest
    static final ArchRule theWireNeedsWhatItCarriesAlone = noClasses().that().resideInAPackage("dev.lockstep.wire")
            .should().dependOnClassesThat().resideOutsideOfPackages("java..", "org.jspecify..",
                    "dev.lockstep.source", "dev.lockstep.verdict", "dev.lockstep.wire");

    @ArchTest
    static final ArchRule whatRunsInAWorkerLeavesTheControllersLibrariesOut = noClasses().that()
            .resideInAnyPackage("dev.lockstep.engine..", "dev.lockstep.api", "dev.lockstep.verdict",
                    "dev.lockstep.wire", "dev.lockstep.worker..", "dev.lockstep.compile",
                    "dev.lockstep.policy")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..", "tools.jackson..",
                    "com.fasterxml.jackson..", "me.tongfei..", "org.apache.commons..");

    @ArchTest
    static final ArchRule onlyTheEdgesExit = noClasses().that()
            .resideOutsideOfPackages("dev.lockstep.cli", "dev.lockstep.wire")
            .and().doNotBelongToAnyOf(dev.lockstep.engine.Main.class, dev.lockstep.engine.runtime.Rt.class)
            .should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class);
}
