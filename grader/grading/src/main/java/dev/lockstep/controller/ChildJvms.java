package dev.lockstep.controller;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Starts the real workers: a JVM of the same JDK, in an empty folder, with a clean environment.
///
/// Thread safety: immutable, but for the class paths and the agent's jar, made once under its lock.
final class ChildJvms implements Jvms {

    private static final String COMPILER_MAIN = "dev.lockstep.compile.CompilerMain";
    private static final String WORKER_MAIN = "dev.lockstep.worker.WorkerMain";
    private static final String AGENT = "dev.lockstep.engine.agent.Agent";

    /// The JVM's own words would corrupt the frames on standard output; locale, zone, encoding and line
    /// ends are the same anywhere; a heap that is exhausted ends the process, as nothing said after that could be
    /// trusted.
    private static final List<String> COMMON_FLAGS = List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable",
            "-Xlog:all=error:stderr", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8", "-Duser.language=en", "-Duser.country=", "-Duser.timezone=UTC",
            "-Dline.separator=\n");

    /// It lives for seconds: the small compiler starts fastest.
    private static final List<String> COMPILER_FLAGS = List.of("-Xmx512m", "-Xss4m", "-XX:TieredStopAtLevel=1");

    /// Classes of the JDK remember how many processors there are, and spin or park by it.
    private static final String FOUR_PROCESSORS = "-XX:ActiveProcessorCount=4";

    private static final String TRACKS_NO_THREADS = "-Djdk.trackAllThreads=false";

    /// Most checks end before the large compiler has earned its time back: it takes up a method after twenty times as many
    /// calls and loops as it would by itself.
    private static final List<String> EXPLORER_FLAGS = List.of(TRACKS_NO_THREADS, FOUR_PROCESSORS,
            "-XX:Tier4InvocationThreshold=100000", "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000", "-XX:Tier4BackEdgeThreshold=800000");

    /// It runs one schedule at a time, and may be killed in the first.
    private static final List<String> PROCESS_FLAGS = List.of(TRACKS_NO_THREADS, FOUR_PROCESSORS,
            "-XX:TieredStopAtLevel=1");

    /// As `SecondOpinion.JVM_FLAGS` says, whose class the controller does not load for it.
    static final List<String> LINCHECK_FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:-PrintWarnings",
            "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-Dlincheck.logLevel=OFF",
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final List<String> MEMORY = List.of("-Xmx768m", "-Xss1m");

    private final Path java;
    private final PrivateFolder folder;
    private final OptionalInt debugPort;
    private final Archives archives;

    ChildJvms(Path java, PrivateFolder folder, OptionalInt debugPort) {
        this.java = java;
        this.folder = folder;
        this.debugPort = debugPort;
        archives = new Archives(Optional.ofNullable(System.getProperty("lockstep.archives"))
                .map(archives -> Path.of(archives).toAbsolutePath()),
                folder.folder("archives"));
    }

    @Override
    public void close() {
        archives.keep();
    }

    @Override
    public Process start(Role role) throws IOException {
        var work = folder.folder("work");
        var builder = new ProcessBuilder(command(role, work));
        builder.directory(work.toFile());
        clean(builder.environment());
        return builder.start();
    }

    /// Nothing of the controller's environment reaches a submission. What stays is what the platform needs to start a
    /// JVM and to open files whose names are not ASCII.
    static void clean(Map<String, String> environment) {
        var systemRoot = environment.get("SystemRoot");
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        if (systemRoot != null) {
            environment.put("SystemRoot", systemRoot);
        }
    }

    /// @param work the folder the child runs in; its temporary files go there too, as a child that is killed deletes none
    private List<String> command(Role role, Path work) {
        var classPath = ClassPath.of(role);
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(COMMON_FLAGS);
        command.add("-Djava.io.tmpdir=" + work);
        command.addAll(archives.flags(role, java, classPath));
        switch (role) {
            case COMPILER -> command.addAll(COMPILER_FLAGS);
            case EXPLORER, PROCESS -> {
                command.addAll(MEMORY);
                command.addAll(role == Role.EXPLORER ? EXPLORER_FLAGS : PROCESS_FLAGS);
                command.add("-javaagent:" + agent());
                debugPort(role)
                        .ifPresent(port -> command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,"
                                + "address=localhost:" + port));
            }
            case LINCHECK -> {
                command.addAll(MEMORY);
                command.addAll(LINCHECK_FLAGS);
            }
        }
        command.addAll(List.of("-cp", classPath, role == Role.COMPILER ? COMPILER_MAIN : WORKER_MAIN,
                role.name().toLowerCase(Locale.ROOT)));
        return command;
    }

    /// A process of a check may be killed at any moment, and there are several at once.
    private OptionalInt debugPort(Role role) {
        return role == Role.EXPLORER ? debugPort : OptionalInt.empty();
    }

    /// A jar that only names the agent's class, which lies on the class path like any other.
    private synchronized Path agent() {
        var jar = folder.file("agent.jar");
        if (Files.notExists(jar)) {
            var manifest = new Manifest();
            var attributes = manifest.getMainAttributes();
            attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.putValue("Premain-Class", AGENT);
            attributes.putValue("Can-Retransform-Classes", "true");
            attributes.putValue("Can-Redefine-Classes", "true");
            write(jar, manifest);
        }
        return jar;
    }

    private static void write(Path jar, Manifest manifest) {
        try (OutputStream file = Files.newOutputStream(jar); var out = new JarOutputStream(file, manifest)) {
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
