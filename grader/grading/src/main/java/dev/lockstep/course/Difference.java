package dev.lockstep.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;

import dev.lockstep.source.SourceFile;

/// What a program differs in from another one: what a [Patch] of it says.
///
/// @param lines how many are taken away or added
/// @param patch its text
record Difference(int lines, String patch) {

    private static final int CONTEXT = 3;

    /// What leads from one program to another.
    ///
    /// @param base its files, by what the patch calls them
    /// @param program by what the patch calls them, too
    static Difference between(SortedMap<String, SourceFile> base, SortedMap<String, SourceFile> program) {
        var lines = 0;
        var text = new ArrayList<String>();
        var left = new TreeMap<String, Map.Entry<String, SourceFile>>();
        program.entrySet().forEach(file -> left.put(file.getValue().path(), file));
        for (var old : base.entrySet()) {
            lines += add(old, left.remove(old.getValue().path()), text);
        }
        for (var added : left.values()) {
            lines += add(null, added, text);
        }
        return new Difference(lines, String.join("\n", text) + "\n");
    }

    private static int add(Map.@Nullable Entry<String, SourceFile> old, Map.@Nullable Entry<String, SourceFile> file,
            List<String> text) {
        var oldLines = lines(old);
        var change = DiffUtils.diff(oldLines, lines(file));
        text.addAll(UnifiedDiffUtils.generateUnifiedDiff(name(old), name(file), oldLines, change, CONTEXT));
        return change.getDeltas().stream().mapToInt(Difference::size).sum();
    }

    private static String name(Map.@Nullable Entry<String, SourceFile> file) {
        return file == null ? Patch.NOTHING : file.getKey();
    }

    private static List<String> lines(Map.@Nullable Entry<String, SourceFile> file) {
        return file == null ? List.of() : file.getValue().text().lines().toList();
    }

    private static int size(AbstractDelta<String> delta) {
        return delta.getSource().size() + delta.getTarget().size();
    }
}
