package dev.waybill.contracts;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of the records says, so that the schemas say it too and nobody has to write it twice. */
final class SourceDescriptions {

    private final Map<String, String> byName = new HashMap<>();

    /** Reads the sources of the contract. */
    SourceDescriptions(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(docs).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a record or an enum, by its simple name. */
    Optional<String> ofType(String simpleName) {
        return Optional.ofNullable(byName.get(simpleName));
    }

    /** Of a record's component. */
    Optional<String> ofComponent(String simpleName, String component) {
        return Optional.ofNullable(byName.get(simpleName + "." + component));
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees docs;

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                String name = type.getSimpleName().toString();
                byName.put(name, text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        byName.put(name + "." + param.getName(), text(param.getDescription()));
                    }
                }
            }
            return super.visitClass(type, unused);
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(SourceDescriptions::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code -> code.getBody().getBody();
            case LinkTree link -> link.getReference().getSignature().replaceFirst(".*[.#]", "");
            default -> " ";
        };
    }
}
