package dev.lockstep.policy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;

import dev.lockstep.api.Code;
import dev.lockstep.source.TopicSources;

/// The code of a submission, or what of it runs when one class is used. Thread safety: confined to one check.
final class TopicCode implements Code {

    private static final String NOT_LISTED = "the handout does not list it here";

    private final JavaClasses classes;
    private final TopicSources sources;

    TopicCode(JavaClasses classes, TopicSources sources) {
        this.classes = classes;
        this.sources = sources;
    }

    @Override
    public Code of(String simpleName) {
        var type = classes.get(sources.topic() + "." + simpleName);
        return new Reached(List.of(type), Reach.of(type, classes));
    }

    @Override
    public void usesOnly(String blocks) {
        var uses = new ApiUses(new AllowedApi(blocks, NOT_LISTED), sources);
        requireNone("it is made of more than the assignment allows", classes.stream().flatMap(uses::offences));
    }

    @Override
    public void entersNoMonitor() {
        all().entersNoMonitor();
    }

    @Override
    public boolean calls(Class<?> type, String method) {
        return all().calls(type, method);
    }

    @Override
    public void require(boolean met, String complaint) {
        all().require(met, complaint);
    }

    private Reached all() {
        return new Reached(classes.stream().toList(),
                classes.stream().flatMap(type -> type.getCodeUnits().stream()).toList());
    }

    private static void requireNone(String requirement, Stream<Offence> offences) {
        var found = offences.distinct().sorted(Offence.ORDER).toList();
        if (!found.isEmpty()) {
            throw new RuleBrokenException(requirement, found);
        }
    }

    /// The methods that may run when some classes are used.
    private final class Reached implements Code {

        private final List<JavaClass> used;
        private final Collection<JavaCodeUnit> code;

        Reached(List<JavaClass> used, Collection<JavaCodeUnit> code) {
            this.used = used;
            this.code = code;
        }

        @Override
        public Code of(String simpleName) {
            return TopicCode.this.of(simpleName);
        }

        @Override
        public void usesOnly(String blocks) {
            var uses = new ApiUses(new AllowedApi(blocks, NOT_LISTED), sources);
            requireNone("it uses more than the assignment allows here", code.stream().flatMap(uses::offences));
        }

        @Override
        public void entersNoMonitor() {
            requireNone("it enters a monitor", new Monitors(sources).entered(code));
        }

        @Override
        public boolean calls(Class<?> type, String method) {
            var uses = new ApiUses(AllowedApi.standard(), sources);
            return code.stream().flatMap(each -> each.getAccessesFromSelf().stream())
                    .anyMatch(access -> uses.isOf(access, type, method));
        }

        @Override
        public void require(boolean met, String complaint) {
            if (!met) {
                var positions = new SourcePositions(sources);
                requireNone(complaint, used.stream().filter(JavaClass::isTopLevelClass)
                        .map(type -> new Offence(positions.of(type.getSourceCodeLocation(), type.getSimpleName()),
                                type.getSimpleName(), "neither here nor in what it calls")));
            }
        }
    }
}
