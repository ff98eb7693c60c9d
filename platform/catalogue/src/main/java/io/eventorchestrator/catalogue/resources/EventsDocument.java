package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.ContentRoute;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates the documentation of all events. */
final class EventsDocument {

    static final String FILE = "docs/events.md";
    private static final String HEAD = """
            # Events

            <!-- Generated from the contract by ./eventctl generate; a test refuses any difference. -->

            Each event has a topic, which is named like its type. Events are CloudEvents 1.0 in structured JSON; the \
            tables below describe their `data`. `./eventctl topics verify` compares a cluster with the settings.

            """;

    private final Catalogue catalogue;
    private final EventFiles files;
    private final Map<String, Topic> topics;

    EventsDocument(Catalogue catalogue, ContractFolder contract) {
        this.catalogue = catalogue;
        this.files = new EventFiles(contract);
        this.topics = catalogue.topics().stream().collect(Collectors.toMap(Topic::name, topic -> topic));
    }

    /** @throws IOException if a schema or an example can't be read */
    Map<String, String> file() throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append(overview());
        for (Channel channel : catalogue.channels()) {
            text.append(event(channel));
        }
        return Map.of(FILE, text.toString());
    }

    private String overview() {
        return "| event | topic | producer | consumers |\n|---|---|---|---|\n"
                + catalogue.channels().stream()
                        .map(channel -> "| [%s](#%s) | `%s` | %s | %s |\n"
                                .formatted(
                                        channel.event(),
                                        channel.event().toLowerCase(Locale.ROOT),
                                        channel.topic(),
                                        channel.producer(),
                                        orDash(groups(channel).stream()
                                                .map(Group::service)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))))
                        .collect(Collectors.joining());
    }

    private String event(Channel channel) throws IOException {
        return "\n## " + channel.event() + "\n"
                + files.description(channel)
                + "\n| | |\n|---|---|\n"
                + row("type and topic", "`" + channel.topic() + "`")
                + row("producer", channel.producer())
                + row("key", "`" + channel.key() + "`")
                + row("consumers", consumers(channel))
                + row("dead letters", deadLetters(channel))
                + row("settings", settings(channel))
                + row("schemas", files.versions(channel))
                + files.data(channel);
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + orDash(value) + " |\n";
    }

    private String consumers(Channel channel) {
        return groups(channel).stream()
                .map(group -> "`" + group.name() + "`: " + group.purpose() + route(group, channel))
                .collect(Collectors.joining("<br>"));
    }

    private static String route(Group group, Channel channel) {
        ContentRoute route = group.routes().get(channel.topic());
        return route == null ? "" : " (only if `" + route.property() + "` is at least " + route.from() + ")";
    }

    private String deadLetters(Channel channel) {
        return groups(channel).stream()
                .map(group -> "`" + group.deadLetterTopic(channel.topic()) + "`")
                .collect(Collectors.joining("<br>"));
    }

    private String settings(Channel channel) {
        Topic topic = topics.get(channel.topic());
        if (topic == null) {
            return "";
        }
        Map<String, String> settings = new TreeMap<>(topic.config());
        settings.put("partitions", String.valueOf(topic.partitions()));
        topic.replicas().ifPresent(replicas -> settings.put("replicas", String.valueOf(replicas)));
        return settings.entrySet().stream()
                .map(setting -> "`" + setting.getKey() + "` " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<Group> groups(Channel channel) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
