package io.eventorchestrator.checker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads the files of a history once, and passes its facts to rules. */
final class HistoryReader {

    static final String ORDERS = "orders";

    private final HistoryFolder folder;
    private final Run run;
    private final List<Rule> rules;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private boolean early = true;
    private long orders;

    HistoryReader(HistoryFolder folder, Run run, List<Rule> rules) {
        this.folder = folder;
        this.run = run;
        this.rules = rules;
    }

    /**
     * Reads all files.
     *
     * @return number of facts by kind
     * @throws UnreadableHistory if a file is missing, cut off or malformed
     */
    Map<String, Long> read() {
        counts.put("committed changes", LineReader.complete(folder.witness(), this::applied));
        if (early) {
            throw new UnreadableHistory("witness.jsonl does not say that the witness was installed");
        }
        long records = 0;
        for (String topic : run.allTopics()) {
            records += LineReader.complete(folder.topics().resolve(topic + ".jsonl"), this::published);
        }
        counts.put("records", records);
        new TreeSet<>(PlatformTables.all()).forEach(this::rows);
        counts.put(ORDERS, orders);
        refunds();
        RequestPairs requests = new RequestPairs(request -> rules.forEach(rule -> rule.asked(request)));
        LineReader.complete(folder.client(), requests);
        counts.put("requests", requests.end());
        return counts;
    }

    private void applied(JsonNode line) {
        Applied note = Applied.of(line, early);
        early &= !note.operation().equals("INSTALLED");
        rules.forEach(rule -> rule.applied(note));
    }

    private void published(JsonNode line) {
        TopicRecord found = TopicRecord.of(line);
        rules.forEach(rule -> rule.published(found));
    }

    private void rows(String table) {
        String schema = table.substring(0, table.indexOf('.'));
        String name = table.substring(schema.length() + 1);
        long rows = LineReader.complete(
                folder.tables().resolve(table + ".jsonl"), row -> rules.forEach(rule -> rule.row(schema, name, row)));
        orders += name.equals("customer_order") ? rows : 0;
    }

    private void refunds() {
        Path file = folder.refunds();
        if (Files.exists(file)) {
            LineReader.lines(file, line -> {
                RefundDecision decision = RefundDecision.of(line);
                rules.forEach(rule -> rule.refund(decision));
            });
        }
    }
}
