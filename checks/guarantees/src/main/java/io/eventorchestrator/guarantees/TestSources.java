package io.eventorchestrator.guarantees;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The test sources of all modules. */
record TestSources(List<TestType> types) {

    static TestSources of(Repository repository) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        List<TestType> types = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(repository.testSources()));
            for (CompilationUnitTree unit : task.parse()) {
                types.addAll(TypeReader.types(unit));
            }
        }
        return new TestSources(types);
    }

    /** Returns the type that a claim names. */
    TestType type(TestName test) {
        List<TestType> found =
                types.stream().filter(type -> type.isCalled(test.type())).toList();
        if (found.size() != 1) {
            throw new UnusableInput(
                    "The test sources have " + (found.isEmpty() ? "no " : "several types ") + test.type() + ".");
        }
        return found.getFirst();
    }

    /** Returns the classes that run the test: its own, or those that extend it. */
    List<TestType> runners(TestName test) {
        TestType type = type(test);
        return types.stream()
                .filter(each -> !each.isAbstract() && ancestry(each).anyMatch(type::equals))
                .toList();
    }

    /** Tests whether the type has the test, or inherits it. */
    boolean has(TestName test) {
        return test.isOfWholeType()
                || ancestry(type(test)).anyMatch(type -> type.tests().containsKey(test.method()));
    }

    boolean isFull(TestType runner, TestName test) {
        return ancestry(runner).anyMatch(type -> type.isFull() || type.tests().getOrDefault(test.method(), false));
    }

    private Stream<TestType> ancestry(TestType type) {
        return Stream.iterate(Optional.of(type), Optional::isPresent, each -> each.flatMap(this::parent))
                .flatMap(Optional::stream);
    }

    private Optional<TestType> parent(TestType type) {
        return type.parent().isEmpty()
                ? Optional.empty()
                : types.stream().filter(each -> each.isCalled(type.parent())).findFirst();
    }

    /** Returns the bugs that tests have to catch: the constants of each enum called PlantedBug. */
    List<String> plantedBugs() {
        return types.stream()
                .filter(type -> type.simpleName().contains("PlantedBug"))
                .flatMap(type -> type.constants().stream())
                .toList();
    }
}
