package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.JavaMembers;
import io.eventorchestrator.tooling.edits.JavaText;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The handler of a subscription: a method in the class of its group, with a test.
 *
 * @param module the service's folder, which ends in a slash, or is empty for the root
 */
record SubscriptionHandler(NewSubscription subscription, String module, Workspace workspace) {

    private static final String EVENT_HANDLER = "EventHandler";
    private static final Pattern MOCKED = Pattern.compile("[A-Z]\\w*(?:\\.[A-Z]\\w*)*");
    private static final Set<String> VALUES =
            Set.of("String", "Boolean", "Byte", "Character", "Double", "Float", "Integer", "Long", "Short");

    /**
     * Adds it, unless the group's class has a handler of the event.
     *
     * @return the file of the class
     * @throws InvalidContract if a source is not Java, or there is no template for the class
     */
    String enter() throws IOException {
        Optional<String> present = present();
        String file = present.isPresent() ? present.get() : begin();
        JavaMembers group = JavaMembers.parse(file, edits().text(file));
        if (!group.takes(EVENT_HANDLER, event())) {
            test(group, module + "src/test/java/" + file.substring(sources().length()));
            edits().change(file, withHandler(group).text());
        }
        return file;
    }

    private Optional<String> present() throws IOException {
        String literal = "\"" + subscription.group() + "\"";
        for (String file : edits().files(sources(), ".java")) {
            String text = edits().text(file);
            if (text.contains(literal)
                    && JavaText.parse(file, text)
                            .argument("ConsumerGroup", "value")
                            .equals(Optional.of(literal))) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private String begin() throws IOException {
        String folder = application() + "/events/";
        Map<String, String> values = Map.of(
                "package",
                        folder.substring(sources().length(), folder.length() - 1)
                                .replace('/', '.'),
                "group", subscription.group(),
                "bean", className());
        if (!edits().exists(folder + "package-info.java")) {
            edits().create(folder + "package-info.java", Template.fill("subscription/package-info.java.txt", values));
        }
        String file = folder + className() + ".java";
        edits().create(file, Template.fill("subscription/Group.java.txt", values));
        return file;
    }

    private String application() throws IOException {
        for (String file : edits().files(sources(), "Application.java")) {
            if (edits().text(file).contains("@SpringBootApplication")) {
                return file.substring(0, file.lastIndexOf('/'));
            }
        }
        throw new InvalidContract(sources() + " has no class with @SpringBootApplication, beside which handlers lie.");
    }

    private String sources() {
        return module + "src/main/java/";
    }

    private JavaMembers withHandler(JavaMembers group) throws IOException {
        JavaMembers logging = group.fieldType("log").isPresent() ? group : withLog(group);
        return (isInPackage(group) ? logging : logging.withImport(eventClass()))
                .withImport("io.eventorchestrator.messaging.EventHandler")
                .withMethod(EVENT_HANDLER, Template.fill("subscription/handler.java.txt", Map.of("event", event())));
    }

    private boolean isInPackage(JavaMembers group) throws IOException {
        return eventClass().equals(group.packageName() + "." + event());
    }

    private static JavaMembers withLog(JavaMembers group) {
        return group.withField(
                        "private static final Logger log = LoggerFactory.getLogger(" + group.className() + ".class);")
                .withImport("org.slf4j.Logger")
                .withImport("org.slf4j.LoggerFactory");
    }

    private void test(JavaMembers group, String file) throws IOException {
        List<String> parameters = group.constructor();
        parameters.stream()
                .filter(type -> VALUES.contains(type) || !MOCKED.matcher(type).matches())
                .findFirst()
                .ifPresent(type -> {
                    throw new InvalidContract(group.className() + " is constructed with a " + type
                            + ", for which there is no template; add the subscription by hand: docs/add-an-event.md.");
                });
        Map<String, String> values = new HashMap<>(Map.of(
                "package", group.packageName(),
                "bean", group.className(),
                "event", event(),
                "eventClass", eventClass(),
                "arguments", parameters.stream().map(any -> "mock()").collect(Collectors.joining(", "))));
        values.put("staticImports", parameters.isEmpty() ? "" : "import static org.mockito.Mockito.mock;\n");
        edits().create(
                        file.substring(0, file.lastIndexOf('/') + 1) + group.className() + event() + "Test.java",
                        Template.fill("subscription/HandlerTest.java.txt", values));
    }

    private String event() {
        return subscription.channel().event();
    }

    private String eventClass() throws IOException {
        return eventClass(event(), workspace.layout().sources(), edits());
    }

    private ProjectEdits edits() {
        return workspace.edits();
    }

    /** The name of an event's record, with its package. */
    static String eventClass(String event, String folder, ProjectEdits edits) throws IOException {
        String name = "/" + event + ".java";
        return edits.files(folder, name).stream()
                .map(file -> file.substring(folder.length(), file.length() - ".java".length())
                        .replace('/', '.'))
                .findFirst()
                .orElseThrow(() -> new InvalidContract("There is no record " + event + " in " + folder + "."));
    }

    private String className() {
        return className(subscription.purpose(), event());
    }

    // A name that the class has to import, or that hides one of java.lang, is made longer.
    static String className(String purpose, String event) {
        String words = Arrays.stream(purpose.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        boolean isTaken = Set.of(event, EVENT_HANDLER, "ConsumerGroup", "Logger", "LoggerFactory")
                        .contains(words)
                || isOfJava(words);
        return isTaken ? words + "Group" : words;
    }

    private static boolean isOfJava(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException free) {
            return false;
        }
    }
}
