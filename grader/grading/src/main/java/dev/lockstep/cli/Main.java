package dev.lockstep.cli;

import java.util.Arrays;

/// The program.
public final class Main {

    private Main() {}

    /// Runs a command and ends the JVM with its exit code.
    public static void main(String[] arguments) {
        var settings = Arrays.stream(arguments).takeWhile(argument -> argument.startsWith("-D")).toList();
        settings.forEach(Main::set);
        var rest = Arrays.copyOfRange(arguments, settings.size(), arguments.length);
        System.exit(new Cli(Surroundings.real()).run(rest));
    }

    /// As `java` takes it: `-Dname` or `-Dname=value`.
    private static void set(String setting) {
        var parts = setting.substring(2).split("=", 2);
        System.setProperty(parts[0], parts.length < 2 ? "" : parts[1]);
    }
}
