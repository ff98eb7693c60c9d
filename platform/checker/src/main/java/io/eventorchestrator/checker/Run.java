package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of a run.
 *
 * @param services whose tables are in the history, by schema, such as {@code orders: order-service}
 * @param groups all consumer groups
 * @param topics event topics; those for dead letters and replays and the ledger follow from the groups
 * @param stock quantity on hand when the run began, by SKU; a SKU that a client counted during the run may be missing
 * @param allowedDeadLetters dead letters that the run provoked: ids of events, whole dead letter topics, or for records
 *     that can't be read their origins as {@code topic/partition/offset}
 * @param foreignRecords records that the run wrote past the services, as {@code topic/partition/offset}
 */
public record Run(
        Map<String, String> services,
        List<ConsumerGroup> groups,
        List<String> topics,
        Map<String, Integer> stock,
        List<String> allowedDeadLetters,
        List<String> foreignRecords) {

    private static final String DEAD_LETTERS = ".dlq";
    private static final String NAME = "[a-zA-Z0-9._-]{1,249}";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Run {
        services = Map.copyOf(services);
        groups = List.copyOf(groups);
        topics = names(topics);
        stock = Map.copyOf(stock);
        allowedDeadLetters = List.copyOf(allowedDeadLetters);
        foreignRecords = List.copyOf(foreignRecords);
    }

    /**
     * A consumer group.
     *
     * @param topics that it subscribes to, without its replay topic
     * @param filtered whether it leaves out events by their content
     */
    public record ConsumerGroup(String name, String service, List<String> topics, boolean filtered) {

        public ConsumerGroup {
            names(List.of(name));
            topics = names(topics);
        }

        boolean hasLettersIn(String topic) {
            return topic.equals(name + ".replay" + DEAD_LETTERS) || topic.endsWith("." + name + DEAD_LETTERS);
        }

        /** The topics that belong to this group alone: for dead letters and for replays. */
        public List<String> ownTopics() {
            String replays = name + ".replay";
            return Stream.concat(
                            topics.stream().map(topic -> topic + "." + name + DEAD_LETTERS),
                            Stream.of(replays, replays + DEAD_LETTERS))
                    .toList();
        }
    }

    // They become names of files.
    private static List<String> names(List<String> topics) {
        topics.stream().filter(name -> !name.matches(NAME)).forEach(name -> {
            throw new IllegalArgumentException("no name of a topic: " + name);
        });
        return List.copyOf(topics);
    }

    /** All topics of which a history has the records. */
    public List<String> allTopics() {
        return Stream.of(
                        topics.stream(),
                        groups.stream().flatMap(group -> group.ownTopics().stream()),
                        Stream.of(Replays.LEDGER))
                .flatMap(names -> names)
                .distinct()
                .sorted()
                .toList();
    }

    /** Writes {@link HistoryFolder#run}. */
    public void write(HistoryFolder folder) throws IOException {
        Files.createDirectories(folder.path());
        Files.write(folder.run(), JSON.writeValueAsBytes(this));
    }

    static Run read(HistoryFolder folder) {
        try {
            return JSON.readValue(Files.readAllBytes(folder.run()), Run.class);
        } catch (NoSuchFileException missing) {
            throw new UnreadableHistory("there is no run.json in " + folder.path());
        } catch (IOException | JacksonException unreadable) {
            throw new UnreadableHistory("run.json can't be read: "
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }
}
