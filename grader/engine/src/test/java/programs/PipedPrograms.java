package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.PIPE;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.LIVELOCK;

import java.io.BufferedOutputStream;
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

/// Piped streams.
public class PipedPrograms {

    int value;

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT)
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

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT,
            edge = "PipedOutputStream.write before PipedInputStream.read")
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

    @Shows(value = DATA_RACE, primitive = PIPE, aspect = UNSYNCHRONISED)
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

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT)
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

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT)
    public static void twoThreadsShareABufferedReaderOfAPipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.US_ASCII));
        Go.Task readsALine = () -> Go.check(in.readLine().length() == 1);
        Go.together(readsALine, readsALine, () -> {
            out.write("a\nb\n".getBytes(StandardCharsets.US_ASCII));
            out.close();
        });
    }

    @Shows(value = EXCEPTION, primitive = PIPE, aspect = MISUSE)
    public static void aReaderThatEndsTooSoonBreaksThePipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        Go.together(in::read, () -> {
            out.write(1);
            out.write(2);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT)
    public static void dataGoesThroughAPipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new DataInputStream(new PipedInputStream(out, 4));
        Go.together(() -> {
            try (var data = new DataOutputStream(out)) {
                data.writeLong(7);
            }
        }, () -> Go.check(in.readLong() == 7));
    }

    @Shows(value = EXCEPTION, primitive = PIPE, aspect = MISUSE)
    public static void aWriterThatEndsWithoutClosingBreaksThePipe() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        Go.together(() -> out.write(1), () -> {
            in.read();
            in.read();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = INTERRUPT)
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

    @Shows(value = LIVELOCK, primitive = PIPE, aspect = STUCK)
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

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT,
            edge = "PipedOutputStream.close before PipedInputStream.read says -1")
    public static void theEndOfAPipeOrdersWhatCameBefore() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        var shared = new PipedPrograms();
        Go.together(() -> {
            shared.value = 5;
            out.close();
        }, () -> {
            Go.check(in.read() == -1);
            Go.check(shared.value == 5);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PIPE, aspect = CORRECT,
            edge = "PipedWriter.write before PipedReader.read")
    public static void aPipeOfCharactersOrdersWhatCameBefore() throws Exception {
        var out = new PipedWriter();
        var in = new PipedReader(out);
        var shared = new PipedPrograms();
        Go.together(() -> {
            shared.value = 5;
            out.write('a');
            out.close();
        }, () -> {
            Go.check(in.read() == 'a');
            Go.check(shared.value == 5);
        });
    }

    @Shows(value = LIVELOCK, primitive = PIPE, aspect = LOST_SIGNAL)
    public static void aByteThatIsNotFlushedIsAwaitedForEver() throws Exception {
        var out = new PipedOutputStream();
        var in = new PipedInputStream(out);
        var answers = new PipedOutputStream();
        var answer = new PipedInputStream(answers);
        Go.together(() -> {
            new BufferedOutputStream(out).write(1);
            answer.read();
        }, () -> pass(in, answers));
    }
}
