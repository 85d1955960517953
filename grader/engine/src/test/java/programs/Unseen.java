package programs;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// What is done to state that the scheduler does not see, and what only looks like it.
public final class Unseen {

    private record Letter(String text) implements Serializable {}

    int value;

    private Unseen() {}

    public static void anArrayByReflection() throws Exception {
        int[] array = {1};
        Go.start(() -> Array.setInt(array, 0, 2)).join();
    }

    public static void aHandleOfAField() throws Exception {
        Go.start(() -> MethodHandles.lookup().findGetter(Unseen.class, "value", int.class)).join();
    }

    public static void aFile() throws Exception {
        Go.start(() -> Files.exists(Path.of("none"))).join();
    }

    public static void aSettingOfTheWholeJvm() throws Exception {
        Go.start(() -> Locale.setDefault(Locale.getDefault())).join();
    }

    private static void writes(Object object) throws Exception {
        Go.start(() -> {
            try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                out.writeObject(object);
            }
        }).join();
    }

    public static void whatAnObjectHoldsIsWritten() throws Exception {
        writes(new Letter("text"));
    }

    public static void moreThanIsGoneInto() throws Exception {
        var list = Stream.generate(StringBuilder::new).limit(1_100).toList();
        Go.start(() -> Go.check(list.toString().startsWith("["))).join();
    }

    public static void aTextIsWritten() throws Exception {
        writes("text");
    }

    public static void anArrayIsMadeByReflection() throws Exception {
        Go.start(() -> Go.check(Array.getLength(Array.newInstance(int.class, 1)) == 1)).join();
    }
}
