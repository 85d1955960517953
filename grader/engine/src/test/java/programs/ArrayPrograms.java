package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.PLAIN;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// Methods of the JDK that read or write many elements of an array at once.
public class ArrayPrograms {

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aCopyRacesWithAWriteOfWhatItReads() throws Exception {
        var from = new int[4];
        Go.together(() -> System.arraycopy(from, 1, new int[2], 0, 2), () -> from[2] = 1);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aCopyRacesWithAReadOfWhatItWrites() throws Exception {
        var to = new int[100];
        Go.together(() -> System.arraycopy(new int[50], 0, to, 50, 50), () -> Go.check(to[99] == 0));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT)
    public static void copiesToDifferentHalvesDoNotRace() throws Exception {
        var to = new int[100];
        var from = new int[50];
        Go.together(() -> System.arraycopy(from, 0, to, 0, 50), () -> System.arraycopy(from, 0, to, 50, 50));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT)
    public static void aCopyDoesNotRaceForItsNeighbours() throws Exception {
        var from = new int[40];
        Go.together(() -> System.arraycopy(from, 1, new int[38], 0, 38), () -> {
            from[0] = 1;
            from[39] = 1;
        });
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void overlappingCopiesRace() throws Exception {
        var to = new int[100];
        var from = new int[51];
        Go.together(() -> System.arraycopy(from, 0, to, 0, 51), () -> System.arraycopy(from, 0, to, 50, 50));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aFillRacesWithARead() throws Exception {
        var shared = new int[3];
        Go.together(() -> Arrays.fill(shared, 1), () -> Go.check(shared[2] < 2));
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aSortRacesWithACopy() throws Exception {
        var shared = new Integer[]{3, 2, 1};
        Go.together(() -> Arrays.sort(shared, (a, b) -> a - b), () -> Go.check(Arrays.copyOf(shared, 3).length == 3));
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT)
    public static void sortsOfDifferentHalvesDoNotRace() throws Exception {
        var shared = new int[1_000];
        Arrays.setAll(shared, i -> -i);
        Go.together(() -> Arrays.sort(shared, 0, 500), () -> Arrays.sort(shared, 500, 1_000));
        Go.check(shared[0] == -499 && shared[500] == -999);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aCloneRacesWithAWrite() throws Exception {
        var shared = new int[3];
        Go.together(() -> Go.check(shared.clone().length == 3), () -> shared[1] = 1);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aComparisonReadsBothArrays() throws Exception {
        var first = new int[30];
        var second = new int[30];
        Go.together(() -> Go.check(Arrays.equals(first, second) || first.length == 30), () -> second[29] = 1);
    }

    @Shows(value = DATA_RACE, primitive = PLAIN, aspect = UNSYNCHRONISED)
    public static void aStringReadsTheArrayThatItIsMadeOf() throws Exception {
        var shared = new char[]{'a', 'b'};
        Go.together(() -> Go.check(new String(shared).length() == 2), () -> shared[1] = 'c');
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT, edge = "whole array handed over")
    public static void anArrayThatIsHandedOverDoesNotRace() throws Exception {
        var ready = new AtomicBoolean();
        var shared = new int[200];
        Go.together(() -> {
            Arrays.fill(shared, 1);
            shared[7] = 2;
            ready.set(true);
        }, () -> {
            if (ready.get()) {
                Go.check(shared[7] == 2 && Arrays.stream(shared).sum() == 201);
                System.arraycopy(shared, 0, shared, 1, 199);
            }
        });
        Go.check(shared.clone().length == 200);
    }

    @Shows(value = NOTHING_WRONG, primitive = PLAIN, aspect = CORRECT)
    public static void everyElementOfALongArrayIsAVariable() throws Exception {
        var shared = new int[300];
        Go.together(() -> {
            for (var i = 0; i < 300; i += 2) {
                shared[i]++;
            }
        }, () -> {
            for (var i = 1; i < 300; i += 2) {
                shared[i]++;
            }
        });
        Go.check(Arrays.stream(shared).sum() == 300);
    }

    @Shows(value = EXCEPTION, primitive = PLAIN, aspect = CORRECT)
    public static void anIndexOutOfBoundsIsTheProgramsOwn() throws Exception {
        var shared = new int[300];
        Arrays.fill(shared, 1);
        Go.together(() -> {
            for (var i = 0; i < 300; i++) {
                shared[i]++;
            }
        });
        shared[Integer.MAX_VALUE]++;
    }
}
