package dev.lockstep.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;

import dev.lockstep.source.SourceFile;

/// What files of a program differ in from another one: what a [Patch] of it says.
///
/// @param lines how many are taken away or added
/// @param patch its text
record Difference(int lines, String patch) {

    private static final int CONTEXT = 3;

    /// What makes a program of another one that lacks these files, or has others in their places.
    ///
    /// @param base the other one's files, by what the patch calls them
    /// @param own the files, by what the patch calls them, too
    static Difference between(SortedMap<String, SourceFile> base, SortedMap<String, SourceFile> own) {
        var lines = 0;
        var text = new ArrayList<String>();
        var old = new HashMap<String, Map.Entry<String, SourceFile>>();
        base.entrySet().forEach(file -> old.put(file.getValue().path(), file));
        for (var file : own.entrySet()) {
            lines += add(old.get(file.getValue().path()), file, text);
        }
        return new Difference(lines, String.join("\n", text) + "\n");
    }

    private static int add(Map.@Nullable Entry<String, SourceFile> old, Map.Entry<String, SourceFile> file,
            List<String> text) {
        var oldLines = old == null ? List.<String>of() : lines(old.getValue());
        var oldName = old == null ? Patch.NOTHING : old.getKey();
        var change = DiffUtils.diff(oldLines, lines(file.getValue()));
        text.addAll(UnifiedDiffUtils.generateUnifiedDiff(oldName, file.getKey(), oldLines, change, CONTEXT));
        return change.getDeltas().stream().mapToInt(Difference::size).sum();
    }

    private static List<String> lines(SourceFile file) {
        return file.text().lines().toList();
    }

    private static int size(AbstractDelta<String> delta) {
        return delta.getSource().size() + delta.getTarget().size();
    }
}
