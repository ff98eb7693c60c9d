package io.eventorchestrator.tooling.edits;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.eventorchestrator.catalogue.InvalidContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A handwritten Java class, to whose text imports and members are added. Immutable. */
public final class JavaMembers {

    private static final String INDENT = "    ";

    private final String name;
    private final JavaSyntax syntax;
    private final ClassTree type;

    private JavaMembers(String name, JavaSyntax syntax, ClassTree type) {
        this.name = name;
        this.syntax = syntax;
        this.type = type;
    }

    /**
     * Parses a source.
     *
     * @param name of the file in messages
     * @throws InvalidContract if it is not Java, or has no package or class
     */
    public static JavaMembers parse(String name, String text) {
        JavaSyntax syntax = JavaSyntax.parse(name, text);
        return syntax.types()
                .filter(type ->
                        type.getKind() == Tree.Kind.CLASS && syntax.unit().getPackageName() != null)
                .findFirst()
                .map(type -> new JavaMembers(name, syntax, type))
                .orElseThrow(() -> new InvalidContract(name + " has no class in a package."));
    }

    /** The whole source. */
    public String text() {
        return syntax.text();
    }

    /** The package of the class. */
    public String packageName() {
        return String.valueOf(syntax.unit().getPackageName());
    }

    /** The simple name of the class. */
    public String className() {
        return type.getSimpleName().toString();
    }

    /** The declared type of a field; empty if there is no such field. */
    public Optional<String> fieldType(String field) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(one -> one.getName().contentEquals(field))
                .map(one -> String.valueOf(one.getType()))
                .findFirst();
    }

    /** The types of the constructor's parameters in their order; none if there is no constructor. */
    public List<String> constructor() {
        List<MethodTree> constructors = JavaSyntax.methods(type)
                .filter(one -> one.getReturnType() == null)
                .toList();
        if (constructors.size() > 1) {
            throw new InvalidContract(name + " has several constructors, for which there is no template.");
        }
        return constructors.stream()
                .flatMap(one -> one.getParameters().stream())
                .map(parameter -> String.valueOf(parameter.getType()))
                .toList();
    }

    /** Tests whether a method with this annotation has a first parameter of this type. */
    public boolean takes(String annotation, String parameter) {
        return annotated(annotation)
                .flatMap(one -> one.getParameters().stream().limit(1))
                .anyMatch(one -> String.valueOf(one.getType()).equals(parameter));
    }

    private Stream<MethodTree> annotated(String annotation) {
        return JavaSyntax.methods(type)
                .filter(one -> syntax.annotation(one.getModifiers(), annotation).isPresent());
    }

    /**
     * Imports a type, in the order of names, unless it is imported or in the same package.
     *
     * @throws InvalidContract if another type of that simple name is imported
     */
    public JavaMembers withImport(String imported) {
        String simple = imported.substring(imported.lastIndexOf('.') + 1);
        List<? extends ImportTree> imports = syntax.unit().getImports().stream()
                .filter(one -> !one.isStatic())
                .toList();
        if (imports.stream().anyMatch(one -> nameOf(one).equals(imported))
                || imported.equals(packageName() + "." + simple)) {
            return this;
        }
        imports.stream()
                .filter(one -> nameOf(one).endsWith("." + simple))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidContract(
                            name + " imports " + nameOf(other) + ", whose name is that of " + imported + ".");
                });
        return edited(placeOfImport(imports, imported));
    }

    private Splice placeOfImport(List<? extends ImportTree> imports, String imported) {
        String line = "import " + imported + ";";
        Optional<? extends ImportTree> next = imports.stream()
                .filter(one -> nameOf(one).compareTo(imported) > 0)
                .findFirst();
        if (next.isPresent()) {
            return inserted(syntax.start(next.get()), line + "\n");
        }
        return imports.isEmpty()
                ? inserted(syntax.end(syntax.unit().getPackage()), "\n\n" + line)
                : inserted(syntax.end(imports.getLast()), "\n" + line);
    }

    private static String nameOf(ImportTree one) {
        return String.valueOf(one.getQualifiedIdentifier());
    }

    /** Adds a field as the first member. */
    public JavaMembers withField(String declaration) {
        Stream<Tree> header = Stream.of(
                        Stream.of(type.getModifiers()),
                        type.getTypeParameters().stream(),
                        Stream.ofNullable(type.getExtendsClause()),
                        type.getImplementsClause().stream(),
                        type.getPermitsClause().stream())
                .flatMap(part -> part);
        int end = header.mapToInt(syntax::end).max().orElse(0);
        return edited(inserted(text().indexOf('{', Math.max(end, 0)) + 1, "\n\n" + indented(declaration)));
    }

    /** Adds a method below the last one with this annotation, or else at the end. */
    public JavaMembers withMethod(String annotation, String method) {
        Optional<? extends Tree> last = annotated(annotation)
                .<Tree>map(one -> one)
                .reduce((one, later) -> later)
                .or(() -> type.getMembers().stream().<Tree>map(one -> one).reduce((one, later) -> later));
        int place = last.map(syntax::end).map(this::afterComment).orElseGet(() -> syntax.end(type) - 1);
        String end = last.isPresent() ? "" : "\n";
        return edited(inserted(place, "\n\n" + indented(method) + end));
    }

    private int afterComment(int end) {
        int feed = text().indexOf('\n', end);
        int line = feed > end && text().charAt(feed - 1) == '\r' ? feed - 1 : feed;
        return line > end && text().substring(end, line).strip().startsWith("//") ? line : end;
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> line.isEmpty() ? line : INDENT + line).collect(Collectors.joining("\n"));
    }

    private Splice inserted(int place, String lines) {
        return new Splice(place, place, text().contains("\r\n") ? lines.replace("\n", "\r\n") : lines);
    }

    private JavaMembers edited(Splice splice) {
        return parse(name, Splice.all(text(), List.of(splice)));
    }
}
