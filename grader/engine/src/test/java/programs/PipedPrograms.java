package programs;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.nio.charset.StandardCharsets;

import programs.Shows.Result;

/// Piped streams.
public class PipedPrograms {

    int value;

    @Shows(Result.NOTHING_WRONG)
    public static void aPipeHandsBytesOver() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out, 1);
        Go.together(() -> {
            out.write(1);
            out.write(2);
            out.close();
        }, () -> {
            Go.check(in.read() == 1);
            Go.check(in.read() == 2);
            Go.check(in.read() == -1);
        });
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aPipeOrdersWhatCameBefore() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        var shared = new PipedPrograms();
        Go.together(() -> {
            shared.value = 5;
            out.write(1);
            out.close();
        }, () -> {
            in.read();
            Go.check(shared.value == 5);
        });
    }

    @Shows(Result.DATA_RACE)
    public static void whatComesAfterAWriteIsNotOrdered() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        var shared = new PipedPrograms();
        Go.together(() -> {
            out.write(1);
            shared.value = 5;
            out.close();
        }, () -> {
            in.read();
            Go.check(shared.value <= 5);
        });
    }

    @Shows(Result.NOTHING_WRONG)
    public static void aBufferedReaderReadsFromAPipe() throws Exception {
        var out = new PipedWriter();
        var in = new BufferedReader(new PipedReader(out, 2));
        Go.together(() -> {
            out.write("ab\ncd\n");
            out.close();
        }, () -> {
            Go.check(in.readLine().equals("ab"));
            Go.check(in.readLine().equals("cd"));
            Go.check(in.readLine() == null);
        });
    }

    @Shows(Result.NOTHING_WRONG)
    public static void twoThreadsShareABufferedReaderOfAPipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.US_ASCII));
        Go.Task readsALine = () -> Go.check(in.readLine().length() == 1);
        Go.together(readsALine, readsALine, () -> {
            out.write("a\nb\n".getBytes(StandardCharsets.US_ASCII));
            out.close();
        });
    }

    @Shows(Result.EXCEPTION)
    public static void aReaderThatEndsTooSoonBreaksThePipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        Go.together(in::read, () -> {
            out.write(1);
            out.write(2);
        });
    }

    @Shows(Result.NOTHING_WRONG)
    public static void dataGoesThroughAPipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new DataInputStream(new PipedInputStream(out, 4));
        Go.together(() -> {
            try (var data = new DataOutputStream(out)) {
                data.writeLong(7);
            }
        }, () -> Go.check(in.readLong() == 7));
    }

    @Shows(Result.EXCEPTION)
    public static void aWriterThatEndsWithoutClosingBreaksThePipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        Go.together(() -> out.write(1), () -> {
            in.read();
            in.read();
        });
    }

    @Shows(Result.NOTHING_WRONG)
    public static void anInterruptEndsAReadOfAPipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        var reader = Go.start(() -> {
            try {
                in.read();
                throw new AssertionError("not interrupted");
            } catch (InterruptedIOException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
        reader.interrupt();
        reader.join();
    }

    @Shows(Result.TOO_MANY_STEPS)
    public static void twoThreadsThatBothReadFirstWaitForEver() throws Exception {
        var oneOut = new PipedOutputStream();
        var oneIn = new PipedInputStream(oneOut);
        var otherOut = new PipedOutputStream();
        var otherIn = new PipedInputStream(otherOut);
        Go.together(() -> pass(oneIn, otherOut), () -> pass(otherIn, oneOut));
    }

    private static void pass(PipedInputStream in, PipedOutputStream out) throws IOException {
        out.write(in.read());
    }
}
