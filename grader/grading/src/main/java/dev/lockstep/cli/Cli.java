package dev.lockstep.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.Function;

import dev.lockstep.controller.GraderFaultException;
import dev.lockstep.course.InvalidCourseException;
import dev.lockstep.course.UnusableProgramException;
import dev.lockstep.kit.UnwritableKitException;
import dev.lockstep.submission.Nearest;
import dev.lockstep.submission.UnreadableSubmissionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands, and what becomes of whatever they throw: a sentence and an exit code, never a stack trace.
final class Cli {

    private static final int HELP_WIDTH = 100;

    private final Surroundings surroundings;
    private final CommandLine commands;

    Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
        commands = new CommandLine(new LockstepCommand())
                .addSubcommand(new GradeCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new WatchCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new DescribeCommand(surroundings))
                .addSubcommand(new UnpackCommand(surroundings))
                .addSubcommand(new PackCommand(surroundings))
                .addSubcommand(new BundleCommand(surroundings))
                .addSubcommand(new KitCommand(surroundings));
        configure(commands);
        commands.getSubcommands().values().forEach(Cli::configure);
        commands.setOut(writer(surroundings.out())).setErr(writer(surroundings.err()))
                .setParameterExceptionHandler((exception, _) -> misused(exception))
                .setExecutionExceptionHandler((exception, _, _) -> failed(exception));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void configure(CommandLine command) {
        command.setUsageHelpWidth(HELP_WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        command.registerConverter(Format.class, Cli::format).registerConverter(Wanted.class, Wanted::parse)
                .registerConverter(long.class, text -> number(text, Long::valueOf))
                .registerConverter(Integer.class, text -> number(text, Integer::valueOf));
        var spec = command.getCommandSpec();
        spec.mixinStandardHelpOptions(true).versionProvider(new Version());
        spec.usageMessage().abbreviateSynopsis(false).sortOptions(false).parameterListHeading("%n")
                .optionListHeading("%nOptions:%n").exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
    }

    private static Format format(String text) {
        return Arrays.stream(Format.values()).filter(format -> format.toString().equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no " + text + ", "
                        + Nearest.advice(text, Arrays.stream(Format.values()).map(Format::toString).toList())));
    }

    private static <T> T number(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number of a sensible size");
        }
    }

    /// Runs a command.
    ///
    /// @return its exit code
    int run(String... arguments) {
        if (arguments.length == 0) {
            commands.usage(surroundings.err());
            return ExitCode.BAD_USAGE.code();
        }
        return commands.execute(arguments);
    }

    private int misused(ParameterException exception) {
        surroundings.say("lockstep: " + (exception instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : sentence(String.valueOf(exception.getMessage()))));
        surroundings.say("Try '" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_USAGE.code();
    }

    private static String unknown(UnmatchedArgumentException exception) {
        var word = exception.getUnmatched().getFirst();
        var command = exception.getCommandLine();
        if (exception.isUnknownOption()) {
            return "There is no option " + word + ": " + Nearest.advice(word, command.getCommandSpec().optionsMap()
                    .keySet().stream().filter(name -> name.startsWith("--")).toList());
        }
        return command.getSubcommands().isEmpty()
                ? "There is one argument too many, " + word + ": quote a path that has spaces."
                : "There is no command " + word + ": " + Nearest.advice(word, command.getSubcommands().keySet());
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    private int failed(Exception exception) {
        return switch (exception) {
            case UserException user -> said(user, user.exitCode());
            case UnwritableKitException unwritable -> said(unwritable, ExitCode.BAD_USAGE);
            case UnusableProgramException unusable -> said(unusable, ExitCode.BAD_USAGE);
            case UnreadableSubmissionException unreadable -> said(unreadable, ExitCode.UNREADABLE_SUBMISSION);
            case InvalidCourseException invalid -> {
                surroundings.say("lockstep: the course cannot be used as it is:");
                invalid.problems().forEach(problem -> surroundings.say("  " + problem));
                yield ExitCode.FAULT.code();
            }
            case GraderFaultException fault -> {
                said(fault, ExitCode.FAULT);
                yield FaultFile.write(surroundings, fault.details());
            }
            default -> {
                surroundings.say("lockstep: the grader fell over (" + exception + "): please report it.");
                yield FaultFile.write(surroundings, FaultFile.trace(exception));
            }
        };
    }

    private int said(Exception exception, ExitCode exitCode) {
        surroundings.say("lockstep: " + exception.getMessage());
        return exitCode.code();
    }
}
