package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.checker.PlatformTables;
import io.eventorchestrator.checker.Run;
import io.eventorchestrator.checker.Run.ConsumerGroup;
import io.eventorchestrator.checker.Witness;
import io.eventorchestrator.tooling.chaos.RefusedOrders.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history of a run: what the checker decides by. */
record History(HistoryFolder folder, Database database, String brokers) {

    // Most topics are empty, and each would take the usual half second.
    private static final int SHORT_MS = 20;

    // The last line of each topic's file is none of its records.
    private static final String END = "{\"end\"";

    /** Begins to note what the services commit. */
    void begin() {
        database.work(connection -> {
            Witness.install(connection, PlatformTables.all());
            return true;
        });
    }

    /**
     * Writes what the checker reads.
     *
     * @param provoked the events that the run itself made dead letters
     */
    HistoryFolder collect(List<Event> provoked) {
        return database.work(connection -> {
            folder.collect(
                    run(provoked), connection, Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", SHORT_MS));
            return folder;
        });
    }

    private static Run run(List<Event> provoked) {
        Catalogue contract = Catalogue.load();
        return new Run(
                contract.services().stream().collect(Collectors.toMap(Gates::schema, service -> service)),
                contract.groups().stream()
                        .map(group -> new ConsumerGroup(
                                group.name(),
                                group.service(),
                                group.topics(),
                                !group.routes().isEmpty()))
                        .toList(),
                contract.channels().stream().map(Channel::topic).toList(),
                Goods.all(),
                provoked.stream().map(Event::id).toList(),
                List.of());
    }

    /** The number of records in dead letter topics. */
    long deadLetters() throws IOException {
        try (Stream<Path> files = Files.list(folder.topics())) {
            long letters = 0;
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".dlq.jsonl")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    letters += lines.filter(line -> !line.startsWith(END)).count();
                }
            }
            return letters;
        }
    }
}
