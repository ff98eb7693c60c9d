package io.eventorchestrator.tooling.edits;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A person's Java source. Parts of its type are found by the JDK's compiler and changed in the text. */
public final class JavaText {

    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private JavaText(String text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /**
     * Parses a source.
     *
     * @param name of the file in messages
     * @throws InvalidContract if it is not Java
     */
    public static JavaText parse(String name, String text) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, List.of("-proc:none"), null, List.of(new SourceInMemory(text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (said.getDiagnostics().stream().anyMatch(one -> one.getKind() == Diagnostic.Kind.ERROR)) {
                throw new InvalidContract(name + " is not valid Java; correct it first.");
            }
            return new JavaText(text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of an argument of the type's annotation; empty if there is no such annotation or argument. */
    public Optional<String> argument(String annotation, String argument) {
        return annotation(annotation)
                .flatMap(found -> argument(found, argument))
                .map(value -> text.substring(start(value), end(value)));
    }

    /**
     * Sets an argument of the type's annotation.
     *
     * @throws InvalidContract if it lacks the annotation, or this its value
     */
    public String withArgument(String annotation, String argument, String value) {
        AnnotationTree found = annotation(annotation)
                .orElseThrow(() -> new InvalidContract("There is no annotation " + annotation + "."));
        return argument(found, argument)
                .map(present -> replaced(present, value))
                .orElseGet(() -> added(found, argument, value));
    }

    /** Whether its type is a sealed interface that lists what it permits. */
    public boolean isSealedInterface() {
        return types().anyMatch(JavaText::isSealedInterface);
    }

    private static boolean isSealedInterface(ClassTree type) {
        return type.getKind() == Tree.Kind.INTERFACE
                && type.getModifiers().getFlags().contains(Modifier.SEALED)
                && !type.getPermitsClause().isEmpty();
    }

    /**
     * Permits one more type in the sealed interface.
     *
     * @throws InvalidContract if there is none
     */
    public String withPermitted(String name) {
        Tree last = types().filter(JavaText::isSealedInterface)
                .findFirst()
                .orElseThrow(() -> new InvalidContract("There is no sealed interface to permit " + name + "."))
                .getPermitsClause()
                .getLast();
        return text.substring(0, end(last)) + ", " + name + text.substring(end(last));
    }

    /** Whether its type has a method of this name with a body. */
    public boolean declares(String method) {
        return methods().anyMatch(one -> one.getBody() != null && one.getName().contentEquals(method));
    }

    /** The types of what a record has to have as components: methods without parameters and body. */
    public Map<String, String> accessors() {
        Map<String, String> accessors = new LinkedHashMap<>();
        methods()
                .filter(one -> one.getBody() == null && one.getParameters().isEmpty())
                .forEach(one -> accessors.put(one.getName().toString(), String.valueOf(one.getReturnType())));
        return accessors;
    }

    private Stream<MethodTree> methods() {
        return types().flatMap(type -> type.getMembers().stream())
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast);
    }

    private Stream<ClassTree> types() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    private String added(AnnotationTree annotation, String argument, String value) {
        ExpressionTree only = argument(annotation, "value")
                .orElseThrow(() -> new InvalidContract("The annotation " + annotation + " has no value."));
        String name = annotation.getArguments().getFirst() instanceof AssignmentTree ? "" : "value = ";
        return replaced(only, name + text.substring(start(only), end(only)) + ", " + argument + " = " + value);
    }

    private String replaced(Tree part, String by) {
        return text.substring(0, start(part)) + by + text.substring(end(part));
    }

    private Optional<AnnotationTree> annotation(String name) {
        return types().flatMap(type -> type.getModifiers().getAnnotations().stream())
                .<AnnotationTree>map(annotation -> annotation)
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static Optional<ExpressionTree> argument(AnnotationTree annotation, String name) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (!(argument instanceof AssignmentTree named)) {
                return Optional.of(argument).filter(only -> name.equals("value"));
            }
            if (named.getVariable().toString().equals(name)) {
                return Optional.of(named.getExpression());
            }
        }
        return Optional.empty();
    }

    private int start(Tree tree) {
        return Math.toIntExact(positions.getStartPosition(unit, tree));
    }

    private int end(Tree tree) {
        return Math.toIntExact(positions.getEndPosition(unit, tree));
    }
}
