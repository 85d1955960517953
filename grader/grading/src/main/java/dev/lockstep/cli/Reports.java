package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.platform.Result;
import dev.lockstep.report.Look;

/// The reports of one grading, each with its place: known to be writable before the work begins.
final class Reports implements AutoCloseable {

    private record Report(Wanted wanted, Destination destination) {}

    private final Surroundings surroundings;
    private final List<Report> reports = new ArrayList<>();

    private Reports(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param out the file of the one report that names none itself, or the folder of all of these
    static Reports open(Surroundings surroundings, List<Wanted> asked, @Nullable Path out) throws IOException {
        var wanted = placed(asked.isEmpty() ? List.of(Wanted.CONSOLE) : asked, out);
        requireApart(wanted);
        var reports = new Reports(surroundings);
        try {
            wanted.forEach(reports::open);
        } catch (UserException e) {
            reports.close();
            throw e;
        }
        return reports;
    }

    private void open(Wanted wanted) {
        reports.add(new Report(wanted, Destination.of(wanted.file(), surroundings.out(),
                wanted.format().charset(surroundings.out()))));
    }

    private static List<Wanted> placed(List<Wanted> asked, @Nullable Path out) {
        var open = asked.stream().filter(wanted -> wanted.file() == null).toList();
        if (out == null) {
            return asked;
        }
        if (open.isEmpty()) {
            throw misused("--out " + out + " is left over: each --format names its file already.");
        }
        if (!Files.isDirectory(out) && open.size() > 1) {
            throw misused("--out " + out + " is no folder, and " + open.size()
                    + " reports are to go there: make the folder first, or write --format FORMAT=FILE.");
        }
        return asked.stream().map(wanted -> wanted.file() != null ? wanted : placed(wanted.format(), out)).toList();
    }

    private static Wanted placed(ReportFormat format, Path out) {
        return new Wanted(format, Files.isDirectory(out) ? out.resolve(format.file()) : out);
    }

    /// No two in one file, and on standard output nothing beside what has to be alone.
    private static void requireApart(List<Wanted> wanted) {
        var files = new HashMap<Path, ReportFormat>();
        for (var each : wanted) {
            if (each.file() != null) {
                var other = files.put(each.file().toAbsolutePath().normalize(), each.format());
                if (other != null) {
                    throw misused(other + " and " + each.format() + " would both write " + each.file()
                            + ": write --format " + each.format() + "=FILE.");
                }
            }
        }
        var printed = wanted.stream().filter(each -> each.file() == null).map(Wanted::format).toList();
        printed.stream().filter(format -> !format.isLines() && printed.size() > 1).findFirst().ifPresent(format -> {
            throw misused(format + " cannot share standard output with another report: write --format " + format
                    + "=FILE, or give a folder for all with --out.");
        });
    }

    private static UserException misused(String sentence) {
        return new UserException(ExitCode.BAD_USAGE, sentence);
    }

    /// Writes them all, in the order in which they were asked for.
    void write(Result result) throws IOException {
        for (var report : reports) {
            var look = report.wanted().file() == null ? surroundings.look() : Look.PLAIN;
            report.destination().write(report.wanted().format().render(result, look));
        }
    }

    /// Whether a person is told what is not decided.
    boolean tellAPerson() {
        return reports.stream().anyMatch(report -> report.wanted().equals(Wanted.CONSOLE));
    }

    @Override
    public void close() throws IOException {
        for (var report : reports) {
            report.destination().close();
        }
    }
}
