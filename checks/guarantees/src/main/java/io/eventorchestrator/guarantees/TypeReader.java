package io.eventorchestrator.guarantees;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Reads the tests of a type, and the constants of an enum. */
final class TypeReader extends TreeScanner<@Nullable Void, @Nullable Void> {

    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private final Map<String, Boolean> tests = new TreeMap<>();
    private final List<String> constants = new ArrayList<>();
    private String enumName = "";

    static List<TestType> types(CompilationUnitTree unit) {
        List<TestType> types = new ArrayList<>();
        for (Tree declared : unit.getTypeDecls()) {
            if (declared instanceof ClassTree type) {
                String name = unit.getPackageName() + "." + type.getSimpleName();
                types.add(new TypeReader().type(unit, type, name));
                for (Tree member : type.getMembers()) {
                    if (member.getKind() == Tree.Kind.ENUM && member instanceof ClassTree nested) {
                        types.add(new TypeReader().type(unit, nested, name + "." + nested.getSimpleName()));
                    }
                }
            }
        }
        return types;
    }

    private TestType type(CompilationUnitTree unit, ClassTree type, String name) {
        enumName = type.getKind() == Tree.Kind.ENUM ? type.getSimpleName().toString() : "";
        scan(type, null);
        Tree parent = type.getExtendsClause();
        return new TestType(
                name,
                parent == null ? "" : parent.toString(),
                type.getModifiers().getFlags().contains(Modifier.ABSTRACT),
                isFull(type.getModifiers()),
                tests,
                constants,
                Path.of(unit.getSourceFile().toUri()));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        if (method.getModifiers().getAnnotations().stream().anyMatch(each -> TESTS.contains(name(each)))) {
            tests.put(method.getName().toString(), isFull(method.getModifiers()));
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        // javac has no other sign of a constant than that it creates an instance of its own enum.
        if (variable.getInitializer() instanceof NewClassTree created
                && created.getIdentifier().toString().equals(enumName)) {
            constants.add(variable.getName().toString());
        }
        return null;
    }

    private static boolean isFull(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .anyMatch(each -> name(each).equals("Tag") && each.toString().contains("\"full\""));
    }

    private static String name(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString();
    }
}
