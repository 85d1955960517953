package coroutines;

import org.junit.jupiter.api.Nested;

import coroutines.checks.GeneratorChecks;
import coroutines.checks.GeneratorEndChecks;
import coroutines.checks.GeneratorTurnsChecks;
import coroutines.checks.GreenletChecks;
import coroutines.checks.GreenletEndChecks;
import coroutines.checks.TaskChecks;
import coroutines.checks.TaskEndChecks;
import coroutines.checks.TaskTimeChecks;

/// The checks of the coroutines assignment: run this class in your IDE, or one of its parts.
class CoroutinesTest {

    @Nested
    class Values extends GeneratorChecks {
    }

    @Nested
    class Turns extends GeneratorTurnsChecks {
    }

    @Nested
    class Ends extends GeneratorEndChecks {
    }

    @Nested
    class Routines extends GreenletChecks {
    }

    @Nested
    class RoutinesThatEnd extends GreenletEndChecks {
    }

    @Nested
    class Tasks extends TaskChecks {
    }

    @Nested
    class TasksThatEnd extends TaskEndChecks {
    }

    @Nested
    class Time extends TaskTimeChecks {
    }
}
