package dev.lockstep.submission;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// What a submission comes in.
sealed interface Container extends Closeable permits FolderContainer, ArchiveContainer {

    /// A Java source, or a link that might stand for one.
    ///
    /// @param path inside the container, with `/`
    record Entry(String path, boolean link) {}

    /// The entries that matter, in the order of their paths. Hidden files and folders are left out.
    List<Entry> entries();

    /// The first bytes of an entry, at most so many.
    byte[] read(Entry entry, int most) throws IOException;

    /// Whether a file or folder is there for tools and not for people, such as `.git` or `__MACOSX`.
    static boolean hidden(String name) {
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    /// Whether a file may hold classes of a topic. A module declaration does not, and is ignored like a build file.
    static boolean source(String name) {
        return name.endsWith(".java") && !name.equals("module-info.java");
    }
}
