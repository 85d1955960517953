package dev.lockstep.worker;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What lies on the workers' class path: found by asking where our own class loader has one file of each library, which
/// works from jars, from `target/classes`, in Surefire and in an IDE.
final class ClassPath {

    private static final List<String> BASE = List.of("dev/lockstep/engine/SwitchPoint.class",
            "dev/lockstep/api/Check.class", "dev/lockstep/worker/ClassPath.class",
            "org/junit/platform/launcher/Launcher.class", "org/junit/platform/engine/TestEngine.class",
            "org/junit/platform/commons/JUnitException.class", "org/junit/jupiter/api/Test.class",
            "org/junit/jupiter/engine/JupiterTestEngine.class", "org/opentest4j/AssertionFailedError.class",
            "org/mockito/Mockito.class", "net/bytebuddy/ByteBuddy.class",
            "net/bytebuddy/agent/ByteBuddyAgent.class", "org/objenesis/Objenesis.class",
            "com/tngtech/archunit/base/DescribedPredicate.class", "org/slf4j/Logger.class",
            "org/slf4j/nop/NOPServiceProvider.class");

    /// What the operations of a history are marked with.
    private static final String OPERATIONS = "org/jetbrains/lincheck/datastructures/Operation.class";

    private static final List<String> LINCHECK = List.of(OPERATIONS,
            "org/jetbrains/lincheck/descriptors/AccessPath.class",
            "org/jetbrains/lincheck/jvm/agent/SafeClassWriter.class",
            "org/jetbrains/lincheck/trace/TRArrayTracePoint.class", "kotlin/Unit.class",
            "kotlin/reflect/full/KClasses.class", "kotlinx/coroutines/CoroutineScope.class",
            "kotlinx/atomicfu/AtomicInt.class", "org/objectweb/asm/ClassReader.class",
            "org/objectweb/asm/commons/GeneratorAdapter.class", "org/objectweb/asm/tree/ClassNode.class",
            "org/objectweb/asm/util/CheckClassAdapter.class", "org/objectweb/asm/tree/analysis/Analyzer.class",
            "org/java_websocket/client/WebSocketClient.class");

    private ClassPath() {}

    /// The class path of a worker of this role, as the operating system separates it.
    static String of(Role role) {
        var markers = switch (role) {
            case COMPILER -> BASE.stream();
            case EXPLORER -> Stream.concat(BASE.stream(), Stream.of(OPERATIONS));
            case LINCHECK -> Stream.concat(BASE.stream(), LINCHECK.stream());
        };
        return markers.map(ClassPath::entry).distinct().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path entry(String marker) {
        var url = ClassPath.class.getClassLoader().getResource(marker);
        if (url == null) {
            throw new GraderFaultException("The class path lacks " + marker + ": build Lockstep anew.", "");
        }
        return entry(url, marker);
    }

    private static Path entry(URL url, String marker) {
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            var text = url.toURI().toString();
            return Path.of(new URI(text.substring(0, text.length() - marker.length())));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            throw new GraderFaultException("Cannot tell where " + marker + " lies: " + url, e.toString());
        }
    }
}
