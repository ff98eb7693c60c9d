package io.eventorchestrator.tooling.edits;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A source as the JDK's compiler reads it, with the place of each part in the text. */
record JavaSyntax(String text, CompilationUnitTree unit, SourcePositions positions) {

    static JavaSyntax parse(String name, String text) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, List.of("-proc:none"), null, List.of(new SourceInMemory(text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (said.getDiagnostics().stream().anyMatch(one -> one.getKind() == Diagnostic.Kind.ERROR)) {
                throw new InvalidContract(name + " is not valid Java; correct it first.");
            }
            return new JavaSyntax(text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<ClassTree> types() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    Stream<MethodTree> methods() {
        return types().flatMap(JavaSyntax::methods);
    }

    static Stream<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream().filter(MethodTree.class::isInstance).map(MethodTree.class::cast);
    }

    Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .<AnnotationTree>map(annotation -> annotation)
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    String text(Tree part) {
        return text.substring(start(part), end(part));
    }

    String replaced(Tree part, String by) {
        return text.substring(0, start(part)) + by + text.substring(end(part));
    }

    String replaced(Tree first, Tree last, String by) {
        return text.substring(0, start(first)) + by + text.substring(end(last));
    }

    String inserted(int place, String added) {
        return text.substring(0, place) + added + text.substring(place);
    }

    Stream<ImportTree> imports() {
        return unit.getImports().stream().<ImportTree>map(one -> one);
    }

    /** Tests whether the source is in this package. */
    boolean isIn(String name) {
        return unit.getPackageName() != null && unit.getPackageName().toString().equals(name);
    }

    /** The place behind the last import; without one, behind the package. */
    int endOfImports() {
        return unit.getImports().isEmpty()
                ? unit.getPackage() == null ? 0 : end(unit.getPackage())
                : end(unit.getImports().getLast());
    }

    int start(Tree tree) {
        return Math.toIntExact(positions.getStartPosition(unit, tree));
    }

    int end(Tree tree) {
        return Math.toIntExact(positions.getEndPosition(unit, tree));
    }
}
