package dev.lockstep.report;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Writes JSON field by field, so that the order of the fields stands in the code; indented by two spaces, lines ended
/// by LF on every platform.
public final class JsonText {

    private static final int LONGEST_TEXT = 20_000;

    private final JsonGenerator generator;

    private JsonText(JsonGenerator generator) {
        this.generator = generator;
    }

    /// The text of an object with what `fields` writes.
    public static String object(Consumer<JsonText> fields) {
        return written(new Indented(), generator -> object(generator, fields));
    }

    /// The same on a line of its own.
    public static String line(Consumer<JsonText> fields) {
        return written(ObjectWriteContext.empty(), generator -> object(generator, fields));
    }

    /// The text of an array of objects, one for each value.
    public static <T> String array(Collection<T> values, BiConsumer<JsonText, T> fields) {
        return written(new Indented(), generator -> {
            generator.writeStartArray();
            values.forEach(value -> object(generator, json -> fields.accept(json, value)));
            generator.writeEndArray();
        });
    }

    private static String written(ObjectWriteContext context, Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(context, text)) {
            content.accept(generator);
        }
        return text.append('\n').toString();
    }

    private static void object(JsonGenerator generator, Consumer<JsonText> fields) {
        generator.writeStartObject();
        fields.accept(new JsonText(generator));
        generator.writeEndObject();
    }

    /// Text from a submission may hold half a surrogate pair, which no UTF-8 can express.
    public void text(String name, @Nullable String value) {
        if (value == null) {
            generator.writeNullProperty(name);
        } else {
            generator.writeStringProperty(name, wellFormed(value));
        }
    }

    /// A whole number.
    public void number(String name, long value) {
        generator.writeNumberProperty(name, value);
    }

    /// A part of a whole, from 0 to 1.
    public void share(String name, int part, int whole) {
        generator.writeNumberProperty(name, whole == 0 ? 0.0 : (double) part / whole);
    }

    /// A whole number, or null where there is none yet.
    public void numberOrNull(String name, boolean decided, long value) {
        if (decided) {
            number(name, value);
        } else {
            generator.writeNullProperty(name);
        }
    }

    /// True or false.
    public void flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
    }

    /// An array of texts.
    public void texts(String name, Collection<String> values) {
        generator.writeArrayPropertyStart(name);
        values.forEach(value -> generator.writeString(wellFormed(value)));
        generator.writeEndArray();
    }

    /// An array of whole numbers.
    public void numbers(String name, Collection<Integer> values) {
        generator.writeArrayPropertyStart(name);
        values.forEach(generator::writeNumber);
        generator.writeEndArray();
    }

    /// An array of objects, one for each value.
    public <T> void array(String name, Collection<T> values, Consumer<T> fields) {
        generator.writeArrayPropertyStart(name);
        for (var value : values) {
            generator.writeStartObject();
            fields.accept(value);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    /// An object.
    public void object(String name, Consumer<JsonText> fields) {
        generator.writeName(name);
        object(generator, fields);
    }

    /// An object, or null.
    <T> void optional(String name, @Nullable T value, BiConsumer<JsonText, T> fields) {
        if (value == null) {
            generator.writeNullProperty(name);
        } else {
            generator.writeObjectPropertyStart(name);
            fields.accept(this, value);
            generator.writeEndObject();
        }
    }

    private static String wellFormed(String value) {
        var repaired = new StringBuilder();
        value.codePoints().limit(LONGEST_TEXT)
                .forEach(c -> repaired.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        var length = value.codePointCount(0, value.length());
        return length <= LONGEST_TEXT
                ? repaired.toString()
                : repaired + " [" + Counted.of(length - LONGEST_TEXT, "more character") + " cut]";
    }

    /// Jackson's context that gives the printer.
    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("").withArrayEmptySeparator(""))
                    .withObjectIndenter(indenter).withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
