package dev.lockstep.cli;

import picocli.CommandLine.Command;

/// `lockstep`, which does nothing by itself.
@Command(name = "lockstep", synopsisSubcommandLabel = "COMMAND",
        header = "Grades concurrency assignments written in Java, exactly.", description = {"",
                "A submission is run on a scheduler that owns every thread and walks through the interleavings one by "
                        + "one. It either shows the interleaving that breaks the submission, or says that none exists "
                        + "within the stated bound."},
        commandListHeading = "%nCommands:%n", footerHeading = "%nSettings, before the command:%n", footer = {
                "  -Dlockstep.debug[=PORT]   The exploring worker waits for a debugger at this port (5005).",
                "  -Dlockstep.silence=SECS   A worker that says nothing for so long is given up (120).",
                "  -Dlockstep.processor=SECS A check that takes more processor time is given up (60).", "",
                "lockstep COMMAND --help says more about a command."})
final class LockstepCommand {}
