package dev.lockstep.kit;

import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/// What is left of a class when some of its methods are not to be seen: neither they, nor what they alone use of it.
final class ClassFilter {

    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)[;<]");

    /// Class files are written with a new pool, that has only what is used.
    private final ClassFile files;

    /// @param classes finds the class file of a type that a class may use, or null
    ClassFilter(Function<ClassDesc, @Nullable InputStream> classes) {
        files = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.ClassHierarchyResolverOption
                .of(ClassHierarchyResolver.ofResourceParsing(classes)
                        .orElse(ClassHierarchyResolver.defaultResolver()).cached()));
    }

    /// The class without some of its methods, and without its private methods that these alone have called.
    byte[] without(byte[] content, Set<String> hidden) {
        if (hidden.isEmpty()) {
            return content;
        }
        var written = write(files.parse(content), element -> !(element instanceof MethodModel method
                && hidden.contains(method.methodName().stringValue())));
        return withoutUnused(files.parse(written));
    }

    /// Until nothing more falls away: what only an unused method calls is unused as well.
    private byte[] withoutUnused(ClassModel model) {
        var called = called(model);
        var rest = write(model, element -> !(element instanceof MethodModel method && isPrivate(method)
                && !called.contains(method.methodName().stringValue())));
        var less = files.parse(rest);
        return less.methods().size() == model.methods().size() ? rest : withoutUnused(less);
    }

    private static boolean isPrivate(MethodModel method) {
        return method.flags().has(AccessFlag.PRIVATE) && !method.methodName().stringValue().startsWith("<");
    }

    /// The names of methods that the class refers to, in calls and in lambdas.
    private static Set<String> called(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false).map(entry -> switch (entry) {
            case MemberRefEntry member -> member.name().stringValue();
            case MethodHandleEntry handle -> handle.reference().name().stringValue();
            default -> "";
        }).collect(Collectors.toSet());
    }

    /// The class without mention of inner classes that are not kept.
    byte[] mentioning(byte[] content, Predicate<String> kept) {
        var model = files.parse(content);
        return mentionsOnly(model, kept) ? content : rewritten(model, kept);
    }

    private static boolean mentionsOnly(ClassModel model, Predicate<String> kept) {
        return model.findAttribute(Attributes.innerClasses()).stream().flatMap(inner -> inner.classes().stream())
                .allMatch(each -> kept.test(each.innerClass().asInternalName()));
    }

    private byte[] rewritten(ClassModel model, Predicate<String> kept) {
        return files.transformClass(model, (builder, element) -> {
            switch (element) {
                case InnerClassesAttribute inner -> builder.with(InnerClassesAttribute.of(inner.classes().stream()
                        .filter(each -> kept.test(each.innerClass().asInternalName())).toList()));
                case NestMembersAttribute nest -> builder.with(NestMembersAttribute.of(nest.nestMembers().stream()
                        .filter(each -> kept.test(each.asInternalName())).toList()));
                default -> builder.with(element);
            }
        });
    }

    /// The classes that a class uses, by their internal names. That it has inner classes uses none of them.
    Set<String> used(byte[] content) {
        var model = files.parse(rewritten(files.parse(content), _ -> false));
        var used = new HashSet<String>();
        model.constantPool().forEach(entry -> {
            switch (entry) {
                case ClassEntry type -> used.add(type.asInternalName());
                case Utf8Entry text -> TYPE.matcher(text.stringValue()).results()
                        .forEach(found -> used.add(found.group(1)));
                default -> {
                    // names no class
                }
            }
        });
        return used;
    }

    private byte[] write(ClassModel model, Predicate<ClassElement> kept) {
        return files.transformClass(model, ClassTransform.dropping(element -> !kept.test(element)));
    }
}
