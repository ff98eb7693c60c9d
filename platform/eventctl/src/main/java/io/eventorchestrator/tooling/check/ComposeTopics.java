package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something in a compose file creates the topics, if the broker does not. */
final class ComposeTopics {

    private static final Pattern SETTING = Pattern.compile("(?i)(kafka.)?auto.create.topics.enable");
    private static final Pattern SWITCHED_OFF = Pattern.compile("(?i).*auto.create.topics.enable=false.*");
    private static final Pattern CREATES = Pattern.compile(".*(apply|create|init|setup|\\.sh\\b).*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(".*(topic|init|setup).*");

    private final List<ComposeService> services;

    ComposeTopics(List<ComposeService> services) {
        this.services = List.copyOf(services);
    }

    void check(Findings findings) {
        if (services.stream().anyMatch(ComposeTopics::creates)) {
            return;
        }
        services.stream()
                .flatMap(ComposeTopics::switches)
                .forEach(setting -> findings.error(
                        "compose-topics",
                        setting.source(),
                        "Neither the broker nor a service of this file creates the topics.",
                        "Add a service that runs eventctl topics apply --yes, and let the sidecars depend on it."));
    }

    private static Stream<ComposeWord> switches(ComposeService service) {
        return Stream.concat(
                service.environment().entrySet().stream()
                        .filter(variable -> SETTING.matcher(variable.getKey()).matches())
                        .filter(variable -> variable.getValue().text().equalsIgnoreCase("false"))
                        .map(variable -> variable.getValue()),
                service.words().stream()
                        .filter(word -> SWITCHED_OFF.matcher(word.text()).matches()));
    }

    // An image may create them without a command, or by a script of any name.
    private static boolean creates(ComposeService service) {
        String words = service.words().stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .filter(word -> !SWITCHED_OFF.matcher(word).matches())
                .collect(Collectors.joining(" "));
        boolean isNamed = NAME.matcher(service.name().toLowerCase(Locale.ROOT)).matches();
        boolean mayCreate = words.contains("topic") || isNamed;
        return service.environment().containsKey("KAFKA_CREATE_TOPICS")
                || (mayCreate && (words.isBlank() || CREATES.matcher(words).matches()));
    }
}
