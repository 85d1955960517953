package dev.lockstep.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.RtValues;
import dev.lockstep.engine.runtime.StandardStream;

/// A standard stream of a JVM that runs schedules: what a thread prints is a row of the trace, if one is written, and goes
/// nowhere else.
///
/// A `PrintStream` has a lock, which a thread of one schedule may hold for good when the next one prints. This one has none;
/// the scheduler lets one thread print at a time.
@SuppressWarnings("AnnotateFormatMethod") // formats are the program's own
public final class Printing extends PrintStream {

    private static final String NEW_LINE = "\n";

    private final StandardStream stream;

    private Printing(StandardStream stream) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.stream = stream;
    }

    /// Takes the place of `System.out` and `System.err`.
    public static void install() {
        System.setOut(new Printing(StandardStream.OUT));
        System.setErr(new Printing(StandardStream.ERR));
    }

    /// An object of the program may have no text.
    private void add(@Nullable String text) {
        RtValues.prints(stream, String.valueOf((Object) text));
    }

    private void addLine(@Nullable String text) {
        add(text);
        add(NEW_LINE);
    }

    @Override
    public void write(int one) {
        add(String.valueOf((char) (one & 0xff)));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        add(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes);
    }

    @Override
    public void print(boolean value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(char[] text) {
        add(String.valueOf(text));
    }

    @Override
    public void print(@Nullable String text) {
        add(String.valueOf(text));
    }

    @Override
    public void print(@Nullable Object object) {
        add(String.valueOf(object));
    }

    @Override
    public void println() {
        add(NEW_LINE);
    }

    @Override
    public void println(boolean value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(char[] text) {
        addLine(String.valueOf(text));
    }

    @Override
    public void println(@Nullable String text) {
        addLine(String.valueOf(text));
    }

    @Override
    public void println(@Nullable Object object) {
        addLine(String.valueOf(object));
    }

    @Override
    public PrintStream format(String format, @Nullable Object... arguments) {
        add(String.format(format, arguments));
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        add(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        add(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int from, int to) {
        return append(String.valueOf(text).subSequence(from, to));
    }

    @Override
    public PrintStream append(char value) {
        print(value);
        return this;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // the next schedule prints, too
    }

    @Override
    public boolean checkError() {
        return false;
    }
}
