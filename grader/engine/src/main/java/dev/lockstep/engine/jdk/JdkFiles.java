package dev.lockstep.engine.jdk;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/// Rewrites class files of the JDK without loading any class that they name.
///
/// The JVM asks no transformer about a class that is loaded while a transformer works, so such a class would stay as it
/// is. What extends what is therefore read from class files; the resolver that is the default loads classes for it.
final class JdkFiles {

    private static final ClassHierarchyResolver HIERARCHY = ClassHierarchyResolver.ofResourceParsing(JdkFiles::open)
            .cached(ConcurrentHashMap::new);

    private JdkFiles() {}

    static byte[] rewrite(byte[] bytes, ClassTransform transform) {
        var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(HIERARCHY));
        return file.transformClass(file.parse(bytes), transform);
    }

    /// The class file of a class of the JDK, or null if it has none.
    private static @Nullable InputStream open(ClassDesc type) {
        var descriptor = type.descriptorString();
        var path = descriptor.substring(1, descriptor.length() - 1) + ".class";
        var inBase = Object.class.getResourceAsStream("/" + path);
        return inBase != null ? inBase : ClassLoader.getPlatformClassLoader().getResourceAsStream(path);
    }
}
