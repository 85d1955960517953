package dev.lockstep.engine.model;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Reads the tables.
///
/// `in PACKAGE` says where the classes after it are, if no package stands before their names. A line that is not indented
/// begins with the kind of the classes that it names (`static` if what follows is about static methods and their first
/// argument), or with `and` if what follows is said of the classes of the line before as well; an indented one with the effect of the methods that it names; traits follow after commas. A class may have
/// several such paragraphs. `*` at the end stands for any name.
final class Tables {

    private static final Map<String, Effect> EFFECTS = Map.of("none", Effect.NONE, "read", Effect.READ, "acquire",
            Effect.ACQUIRE, "publish", Effect.PUBLISH, "compare", Effect.COMPARE_AND_SET, "both", Effect.BOTH,
            "around", Effect.AROUND, "traverse", Effect.TRAVERSES);

    final Map<String, Description> types = new HashMap<>();

    /// Those whose names end in `*`, without it.
    final Map<String, Description> prefixes = new HashMap<>();
    final Map<String, Map<String, Deed>> statics = new HashMap<>();

    final Set<String> names = new HashSet<>();
    private String inPackage = "";
    private List<Map<String, Deed>> described = List.of();

    Tables(List<String> tables) {
        for (var table : tables) {
            table.lines().forEach(this::read);
        }
    }

    private void read(String line) {
        var words = line.strip().split(" +", -1);
        var names = List.of(words).subList(1, words.length);
        if (line.startsWith(" ")) {
            methods(words[0].split(",", -1), names);
        } else if (words[0].equals("in")) {
            inPackage = words[1];
        } else if (words[0].equals("static")) {
            described = names.stream()
                    .map(name -> statics.computeIfAbsent(qualified(name), _ -> new HashMap<>())).toList();
        } else if (words[0].equals("and")) {
            described = Stream.concat(described.stream(), describe(words[1], names.subList(1, names.size()))).toList();
        } else {
            described = describe(words[0], names).toList();
        }
    }

    private Stream<Map<String, Deed>> describe(String kind, List<String> names) {
        return names.stream().map(name -> describe(kind.split(",", -1), qualified(name)).methods());
    }

    private String qualified(String name) {
        return name.contains(".") ? name : inPackage + "." + name;
    }

    private Description describe(String[] words, String name) {
        var isPrefix = name.endsWith("*");
        var kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        var known = (isPrefix ? prefixes : types).computeIfAbsent(
                isPrefix ? name.substring(0, name.length() - 1) : name, _ -> new Description(kind, traits(words)));
        if (known.kind() != kind) {
            throw new IllegalStateException(name + " is described as " + known.kind() + " and as " + kind);
        }
        return known;
    }

    private void methods(String[] words, List<String> names) {
        var effect = EFFECTS.get(words[0]);
        if (effect == null) {
            throw new IllegalStateException("no effect: " + words[0]);
        }
        var deed = new Deed(effect, traits(words), true);
        described.forEach(methods -> names.forEach(name -> methods.put(name, deed)));
        this.names.addAll(names);
    }

    private static Set<Trait> traits(String[] words) {
        var traits = EnumSet.noneOf(Trait.class);
        for (var word : List.of(words).subList(1, words.length)) {
            traits.add(Trait.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT)));
        }
        return traits;
    }

    /// What is said of exactly this class, or of the longest beginning of its name.
    @Nullable
    Description of(String name) {
        var exact = types.get(name);
        for (var end = name.length(); exact == null && end > 0; end--) {
            exact = prefixes.get(name.substring(0, end));
        }
        return exact;
    }
}
