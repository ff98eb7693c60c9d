package io.eventorchestrator.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads a service's classes and migrations. */
final class ServiceCode {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+)");

    private final JavaClasses classes;

    ServiceCode(String packageName) {
        this.classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packageName);
    }

    /** Names of the event classes that the code instantiates, sorted. */
    List<String> publishes() {
        return classes.stream()
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .map(call -> call.getTargetOwner())
                .filter(target -> target.isAnnotatedWith(EventType.class))
                .map(JavaClass::getSimpleName)
                .distinct()
                .sorted()
                .toList();
    }

    /** The consumer groups, each with the sorted names of the event classes that it handles. */
    Map<String, List<String>> subscriptions() {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(ConsumerGroup.class))
                .collect(Collectors.toMap(
                        type -> type.getAnnotationOfType(ConsumerGroup.class).value(), ServiceCode::handles));
    }

    private static List<String> handles(JavaClass listener) {
        return listener.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .map(method -> method.getRawParameterTypes().getFirst().getSimpleName())
                .sorted()
                .toList();
    }

    /** Names of the tables, sorted; none if there are no migrations. */
    List<String> tables() {
        if (Files.notExists(MIGRATIONS)) {
            return List.of();
        }
        return SourceTexts.in(MIGRATIONS, ".sql").stream()
                .flatMap(sql -> TABLE.matcher(sql).results())
                .map((MatchResult table) -> table.group(1))
                .sorted()
                .toList();
    }

    /** Operations that read, such as {@code GET /orders?state=&after=}, sorted. */
    List<String> queries() {
        return operations(true);
    }

    /** Operations that change something, such as {@code POST /orders}, sorted. */
    List<String> commands() {
        return operations(false);
    }

    private List<String> operations(boolean reading) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .filter(method -> reading == verb(method).equals(RequestMethod.GET))
                .map(method -> verb(method) + " " + path(method) + parameters(method))
                .sorted()
                .toList();
    }

    private static RequestMethod verb(Method method) {
        return mapping(method).method()[0];
    }

    private static String path(Method method) {
        RequestMapping ofClass =
                AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        return first(ofClass == null ? new String[0] : ofClass.path())
                + first(mapping(method).path());
    }

    private static String first(String[] paths) {
        return paths.length == 0 ? "" : paths[0];
    }

    private static RequestMapping mapping(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            throw new IllegalArgumentException(method + " is not an operation");
        }
        return mapping;
    }

    private static String parameters(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(parameter -> parameter.getName() + "=")
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }
}
