package dev.lockstep.controller;

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

    /// Classes of checks are loaded in all of them, with what they are written with; the API calls the scheduler.
    private static final List<String> CHECKS = List.of("dev/lockstep/wire/Wire.class", "dev/lockstep/api/Check.class",
            "dev/lockstep/engine/SwitchPoint.class", "org/junit/platform/commons/JUnitException.class",
            "org/junit/jupiter/api/Test.class", "org/opentest4j/AssertionFailedError.class",
            "org/mockito/Mockito.class", "com/tngtech/archunit/base/DescribedPredicate.class",
            "org/slf4j/Logger.class", "org/slf4j/nop/NOPServiceProvider.class",
            "org/jspecify/annotations/Nullable.class");

    private static final List<String> COMPILER = List.of("dev/lockstep/compile/CompilerMain.class");

    /// The last one is what the operations of a history are marked with.
    private static final List<String> EXPLORER = List.of("dev/lockstep/worker/WorkerMain.class",
            "org/junit/platform/launcher/Launcher.class", "org/junit/platform/engine/TestEngine.class",
            "org/junit/jupiter/engine/JupiterTestEngine.class", "net/bytebuddy/ByteBuddy.class",
            "net/bytebuddy/agent/ByteBuddyAgent.class", "org/objenesis/Objenesis.class",
            "org/jetbrains/lincheck/datastructures/Operation.class");

    private static final List<String> LINCHECK = List.of("org/jetbrains/lincheck/descriptors/AccessPath.class",
            "org/jetbrains/lincheck/jvm/agent/SafeClassWriter.class",
            "org/jetbrains/lincheck/trace/TRArrayTracePoint.class", "kotlin/Unit.class",
            "kotlin/reflect/full/KClasses.class", "kotlinx/coroutines/CoroutineScope.class",
            "kotlinx/atomicfu/AtomicInt.class", "org/objectweb/asm/ClassReader.class",
            "org/objectweb/asm/commons/GeneratorAdapter.class", "org/objectweb/asm/tree/ClassNode.class",
            "org/objectweb/asm/util/CheckClassAdapter.class", "org/objectweb/asm/tree/analysis/Analyzer.class",
            "org/java_websocket/client/WebSocketClient.class");

    private static final List<String> CONTROLLER = List.of("dev/lockstep/controller/Controller.class");

    private ClassPath() {}

    /// The class path of a worker of this role, as the operating system separates it.
    static String of(Role role) {
        return entries(switch (role) {
            case COMPILER -> Stream.of(CHECKS, COMPILER);
            case EXPLORER, PROCESS -> Stream.of(CHECKS, EXPLORER);
            case LINCHECK -> Stream.of(CHECKS, EXPLORER, LINCHECK);
        }).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /// All that grades: what lies on the class path of any worker, and the controller itself.
    static List<Path> everything() {
        return entries(Stream.of(CHECKS, COMPILER, EXPLORER, LINCHECK, CONTROLLER)).toList();
    }

    private static Stream<Path> entries(Stream<List<String>> markers) {
        return markers.flatMap(List::stream).map(ClassPath::entry).distinct();
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
