package io.eventorchestrator.tooling.edits;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.eventorchestrator.catalogue.InvalidContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A handwritten Java source. The JDK's compiler finds the parts of its type, which are then changed in the text. */
public final class JavaText {

    private final JavaSyntax syntax;

    private JavaText(JavaSyntax syntax) {
        this.syntax = syntax;
    }

    /**
     * Parses a source.
     *
     * @param name of the file in messages
     * @throws InvalidContract if it is not Java
     */
    public static JavaText parse(String name, String text) {
        return new JavaText(JavaSyntax.parse(name, text));
    }

    /** The text of an argument of the type's annotation; empty if there is no such annotation or argument. */
    public Optional<String> argument(String annotation, String argument) {
        return annotation(annotation)
                .flatMap(found -> argument(found, argument))
                .map(value -> syntax.text(value));
    }

    /**
     * Sets an argument of the type's annotation.
     *
     * @throws InvalidContract if it lacks the annotation, or the annotation lacks its value
     */
    public String withArgument(String annotation, String argument, String value) {
        AnnotationTree found = annotation(annotation)
                .orElseThrow(() -> new InvalidContract("There is no annotation " + annotation + "."));
        return argument(found, argument)
                .map(present -> syntax.replaced(present, value))
                .orElseGet(() -> added(found, argument, value));
    }

    /** Tests whether its type is a sealed interface that lists its permitted types. */
    public boolean isSealedInterface() {
        return syntax.types().anyMatch(JavaText::isSealedInterface);
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
        Tree last = syntax.types()
                .filter(JavaText::isSealedInterface)
                .findFirst()
                .orElseThrow(() -> new InvalidContract("There is no sealed interface to permit " + name + "."))
                .getPermitsClause()
                .getLast();
        return PermittedTypes.broken(syntax.replaced(last, syntax.text(last) + ", " + name));
    }

    /** Tests whether its type has a method of this name with a body. */
    public boolean declares(String method) {
        return syntax.methods()
                .anyMatch(one -> one.getBody() != null && one.getName().contentEquals(method));
    }

    /**
     * The components that a record of this interface needs, with their types: its methods without parameters and body.
     */
    public Map<String, String> accessors() {
        Map<String, String> accessors = new LinkedHashMap<>();
        syntax.methods()
                .filter(one -> one.getBody() == null && one.getParameters().isEmpty())
                .forEach(one -> accessors.put(one.getName().toString(), String.valueOf(one.getReturnType())));
        return accessors;
    }

    /**
     * The names of its record's components, in their order.
     *
     * @throws InvalidContract if its type is not a record, or contains other types
     */
    public List<String> components() {
        ClassTree type = record();
        if (type.getMembers().stream().anyMatch(ClassTree.class::isInstance)) {
            throw new InvalidContract("The record " + type.getSimpleName()
                    + " contains other types; move them to separate files first. Nothing was changed.");
        }
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .map(field -> field.getName().toString())
                .toList();
    }

    private ClassTree record() {
        return syntax.types()
                .filter(type -> type.getKind() == Tree.Kind.RECORD)
                .findFirst()
                .orElseThrow(() -> new InvalidContract("The event's type is not a record. Nothing was changed."));
    }

    /**
     * Has its record implement other interfaces.
     *
     * @throws InvalidContract if it implements none
     */
    public String withInterfaces(String interfaces) {
        List<? extends Tree> present = record().getImplementsClause();
        if (present.isEmpty()) {
            throw new InvalidContract("The record implements no interface. Nothing was changed.");
        }
        return syntax.replaced(present.getFirst(), present.getLast(), interfaces);
    }

    /** Adds members at the end of its record. */
    public String withMembers(String members) {
        int end = syntax.end(record()) - 1;
        return syntax.text().substring(0, end) + members + syntax.text().substring(end);
    }

    /** Adds an import, unless it is there or the type is in the same package. */
    public String withImport(String type) {
        List<String> present = syntax.imports()
                .map(one -> one.getQualifiedIdentifier().toString())
                .toList();
        String folder = type.substring(0, type.lastIndexOf('.'));
        if (present.contains(type) || present.contains(folder + ".*") || syntax.isIn(folder)) {
            return syntax.text();
        }
        String line = "import " + type + ";";
        return syntax.imports()
                .filter(one -> !one.isStatic()
                        && one.getQualifiedIdentifier().toString().compareTo(type) > 0)
                .findFirst()
                .map(after -> syntax.inserted(syntax.start(after), line + "\n"))
                .orElseGet(() -> syntax.inserted(syntax.endOfImports(), (present.isEmpty() ? "\n\n" : "\n") + line));
    }

    /**
     * Sets the only argument of an annotation of its record; adds the annotation behind another one if it is missing.
     *
     * @throws InvalidContract if the other one is missing
     */
    public String withAnnotation(String annotation, String argument, String behind) {
        Optional<AnnotationTree> present = annotation(annotation);
        if (present.isPresent()) {
            return withArgument(annotation, "value", argument);
        }
        AnnotationTree before =
                annotation(behind).orElseThrow(() -> new InvalidContract("There is no annotation " + behind + "."));
        return syntax.inserted(syntax.end(before), "\n@" + annotation + "(" + argument + ")");
    }

    private String added(AnnotationTree annotation, String argument, String value) {
        ExpressionTree only = argument(annotation, "value")
                .orElseThrow(() -> new InvalidContract("The annotation " + annotation + " has no value."));
        String name = annotation.getArguments().getFirst() instanceof AssignmentTree ? "" : "value = ";
        return syntax.replaced(only, name + syntax.text(only) + ", " + argument + " = " + value);
    }

    private Optional<AnnotationTree> annotation(String name) {
        return syntax.types()
                .flatMap(type -> syntax.annotation(type.getModifiers(), name).stream())
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
}
