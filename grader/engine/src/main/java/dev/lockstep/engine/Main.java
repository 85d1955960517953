package dev.lockstep.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Explores a program from the command line, say in a lecture: a class with a `main` of its own, which knows nothing of
/// all this.
///
///     java -javaagent:lockstep-engine.jar -cp lockstep-engine.jar:classes dev.lockstep.engine.Main examples.Slot
///
/// Exit codes: 0 if no schedule fails, 1 if one does, 2 if the program cannot be explored or nothing is proved.
public final class Main {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int NOTHING_PROVED = 2;

    private Main() {}

    /// Explores a program, prints what came of it, and exits.
    ///
    /// @param arguments the class to explore, and what its `main` is given
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.exit(run(out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        if (arguments.length == 0) {
            out.println("Name a class with a method main(String[]), and then its arguments.");
            return NOTHING_PROVED;
        }
        try {
            var method = method(arguments[0]);
            var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            var explored = Exploration.of(Entry.of(method, (Object) rest)).explore();
            out.println(explored);
            return code(explored);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            out.println("There is no static method main(String[]) to explore: " + e);
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
        }
        return NOTHING_PROVED;
    }

    private static int code(Explored explored) {
        return switch (explored) {
            case Explored.Passed(var coverage, var cut) ->
                coverage.hasGaps() || cut != null ? NOTHING_PROVED : PASSED;
            case Explored.Failed _ -> FAILED;
            case Explored.CutOff _,Explored.Diverged _ -> NOTHING_PROVED;
        };
    }

    private static Method method(String type) throws ClassNotFoundException, NoSuchMethodException {
        var method = Class.forName(type, false, ClassLoader.getSystemClassLoader()).getDeclaredMethod("main",
                String[].class);
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new NoSuchMethodException(method + " is not static");
        }
        return method;
    }
}
