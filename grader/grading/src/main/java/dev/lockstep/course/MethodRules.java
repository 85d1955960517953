package dev.lockstep.course;

import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.api.Code;
import dev.lockstep.api.Goal;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Processes;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.verdict.Kind;

/// What must hold of the method of a check, so that it can be run as its kind is.
///
/// @param check what the sentences begin with
record MethodRules(String check, MethodModel method, Kind kind, Collection<String> problems) {

    private static final Set<AccessFlag> UNFIT = Set.of(AccessFlag.PRIVATE, AccessFlag.STATIC, AccessFlag.ABSTRACT);

    /// What the method of a check may ask for, and with which annotation; none where most are given it.
    private enum Parameter {
        SUBMISSION(Submission.class, ""),
        THREADS(Threads.class, ""),
        OUTCOME(Outcome.class, "@MatchesReference"),
        GOAL(Goal.class, "@Reaches"),
        HISTORIES(Histories.class, "@Linearizable"),
        PROCESSES(Processes.class, "@AcrossProcesses"),
        CODE(Code.class, "@Structure"),
        CLASSES(JavaClasses.class, "@Structure");

        private final Class<?> type;
        private final String with;

        Parameter(Class<?> type, String with) {
            this.type = type;
            this.with = with;
        }

        boolean is(ClassDesc other) {
            return other.descriptorString().equals(type.descriptorString());
        }

        static String names(Collection<Parameter> parameters) {
            return parameters.stream().map(each -> each.type.getSimpleName()).collect(Collectors.joining(", "));
        }
    }

    /// Adds a sentence for each rule that is broken.
    void judge() {
        method.flags().flags().stream().filter(UNFIT::contains).sorted()
                .forEach(flag -> problem("is %s: JUnit runs no such method".formatted(word(flag))));
        if (!method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_void)) {
            problem("returns something: JUnit runs only methods that are void");
        }
        var taken = method.methodTypeSymbol().parameterList();
        taken.stream().distinct().filter(type -> offered().stream().noneMatch(offer -> offer.is(type)))
                .forEach(this::refuse);
        if (!needed().isEmpty()
                && taken.stream().noneMatch(type -> needed().stream().anyMatch(need -> need.is(type)))) {
            problem("is of the kind %s and asks for nothing: give it a parameter of the type %s".formatted(
                    kind.title(), Parameter.names(needed()).replace(", ", " or ")));
        }
    }

    private static String word(AccessFlag flag) {
        return flag.name().toLowerCase(Locale.ROOT);
    }

    private List<Parameter> offered() {
        return switch (kind) {
            case Kind.Functional _,Kind.Explore _ -> List.of(Parameter.SUBMISSION, Parameter.THREADS);
            case Kind.MatchesReference _ -> List.of(Parameter.SUBMISSION, Parameter.THREADS, Parameter.OUTCOME);
            case Kind.Reaches _ -> List.of(Parameter.SUBMISSION, Parameter.THREADS, Parameter.GOAL);
            case Kind.Linearizable _ -> List.of(Parameter.SUBMISSION, Parameter.HISTORIES);
            case Kind.Processes _ -> List.of(Parameter.PROCESSES);
            case Kind.Structure _ -> List.of(Parameter.CODE, Parameter.CLASSES);
        };
    }

    /// Of these the method takes one: without it the check asks nothing.
    private List<Parameter> needed() {
        return switch (kind) {
            case Kind.Functional _,Kind.Explore _ -> List.of();
            case Kind.MatchesReference _ -> List.of(Parameter.OUTCOME);
            case Kind.Reaches _ -> List.of(Parameter.GOAL);
            case Kind.Linearizable _ -> List.of(Parameter.HISTORIES);
            case Kind.Processes _ -> List.of(Parameter.PROCESSES);
            case Kind.Structure _ -> List.of(Parameter.CODE, Parameter.CLASSES);
        };
    }

    private void refuse(ClassDesc type) {
        var others = Stream.of(Parameter.values()).filter(each -> each.is(type) && !each.with.isEmpty())
                .map(each -> " (one with %s is)".formatted(each.with)).collect(Collectors.joining());
        problem("takes %s, which a check of the kind %s is not given%s: it may take %s".formatted(type.displayName(),
                kind.title(), others, Parameter.names(offered())));
    }

    private void problem(String what) {
        problems.add(check + " " + what);
    }
}
