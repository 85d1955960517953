package dev.lockstep.engine.instrument;

import java.lang.module.ResolvedModule;
import java.util.Set;
import java.util.stream.Collectors;

/// The packages of the JDK's own modules, in `java.*` and elsewhere. Their classes are the JDK's whatever the class path
/// holds, as they are to the JVM: loaded a second time they would be other classes of the same names.
public final class JdkPackages {

    private static final Set<String> NAMES = ModuleLayer.boot().configuration().modules().stream()
            .filter(JdkPackages::isOfJdk).flatMap(module -> module.reference().descriptor().packages().stream())
            .map(name -> name.replace('.', '/')).collect(Collectors.toUnmodifiableSet());

    private JdkPackages() {}

    private static boolean isOfJdk(ResolvedModule module) {
        return module.reference().location().filter(place -> place.getScheme().equals("jrt")).isPresent();
    }

    /// Whether a class of this internal name is the JDK's.
    public static boolean own(String internalName) {
        var end = internalName.lastIndexOf('/');
        return end > 0 && NAMES.contains(internalName.substring(0, end));
    }
}
