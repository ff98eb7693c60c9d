package io.eventorchestrator.tooling.edits;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.eventorchestrator.catalogue.InvalidContract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A person's Java source. Parts of its type are found by the JDK's compiler and changed in the text. */
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
     * @throws InvalidContract if it lacks the annotation, or this its value
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
        return syntax.replaced(last, syntax.text(last) + ", " + name);
    }

    /** Tests whether its type has a method of this name with a body. */
    public boolean declares(String method) {
        return syntax.methods()
                .anyMatch(one -> one.getBody() != null && one.getName().contentEquals(method));
    }

    /** The types of what a record has to have as components: methods without parameters and body. */
    public Map<String, String> accessors() {
        Map<String, String> accessors = new LinkedHashMap<>();
        syntax.methods()
                .filter(one -> one.getBody() == null && one.getParameters().isEmpty())
                .forEach(one -> accessors.put(one.getName().toString(), String.valueOf(one.getReturnType())));
        return accessors;
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
