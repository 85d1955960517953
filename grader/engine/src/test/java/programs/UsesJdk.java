package programs;

import java.io.StringReader;
import java.util.concurrent.atomic.AtomicReference;

import javax.tools.JavaFileObject;
import javax.xml.parsers.DocumentBuilderFactory;

import com.sun.source.tree.Tree;

import org.xml.sax.InputSource;

/// Programs that use classes of the JDK outside `java.*`.
public final class UsesJdk {

    private UsesJdk() {}

    public static void parsesAndCompiles() throws InterruptedException {
        var root = new AtomicReference<String>();
        Go.together(() -> {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            var document = builder.parse(new InputSource(new StringReader("<a/>")));
            root.set(document.getDocumentElement().getTagName());
        });
        Go.check(root.get().equals("a"));
        Go.check(Tree.Kind.CLASS.asInterface() != null && JavaFileObject.Kind.SOURCE.extension.equals(".java"));
    }
}
