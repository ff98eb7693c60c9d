package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.retry.SimulatedRetries;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Judges a run by the broker's records and the service's tables alone. */
final class Invariants {

    private static final Set<Behaviour> IN_ORDER = Set.of(Behaviour.FINE, Behaviour.FAILS_ONCE);
    // A shard that changes hands waits for a renewal of both instances, and its rows for the next look, 5 s each.
    private static final Duration LONGEST_WAY = Duration.ofSeconds(16);
    private static final Set<Behaviour> REFUSED = Set.of(Behaviour.BUSINESS, Behaviour.NEEDS_A_PERSON);

    private final Scenario scenario;
    private final PartitionLogs logs;
    private final Map<String, Event> committed = new LinkedHashMap<>();
    private final List<Event> effects = new ArrayList<>();
    private final Map<Event, Long> began = new LinkedHashMap<>();
    private final Map<Event, Long> ended = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    Invariants(Scenario scenario, JdbcTemplate jdbc, PartitionLogs logs) {
        this.scenario = scenario;
        this.logs = logs;
        jdbc.query("select id, key, n, behaviour, at from simulated_event order by key, n", row -> {
            Event event = new Event(row.getInt("key"), row.getInt("n"), Behaviour.valueOf(row.getString("behaviour")));
            committed.put(row.getString("id"), event);
            began.put(event, row.getLong("at"));
        });
        jdbc.query("select id, key, n, at from simulated_effect order by seq", row -> {
            Event event = committed.get(row.getString("id"));
            effects.add(event == null ? new Event(row.getInt("key"), row.getInt("n"), Behaviour.ROLLED_BACK) : event);
            ended.put(effects.getLast(), row.getLong("at"));
        });
    }

    List<String> violations() {
        expectPublished();
        expectEffects();
        expectOutcomes("inventory.stock.reserved", effects);
        expectOutcomes("inventory.stock.rejected", refused());
        expectLetters();
        if (scenario.calm()) {
            expectNoRepetition();
            expectNoWaitForOtherKeys();
        }
        return violations;
    }

    /** An undisturbed event waits for failing ones of its own key alone. */
    private void expectNoWaitForOtherKeys() {
        Set<Integer> failing = committed.values().stream()
                .filter(event -> event.behaviour() != Behaviour.FINE)
                .map(Event::key)
                .collect(Collectors.toSet());
        ended.forEach((event, at) -> {
            long way = at - began.getOrDefault(event, at);
            if (!failing.contains(event.key()) && way > LONGEST_WAY.toMillis()) {
                violations.add("late: " + event + " was handled after " + way + " ms");
            }
        });
    }

    private void expectPublished() {
        Set<String> published = new TreeSet<>();
        Map<Integer, Integer> last = new HashMap<>();
        for (InboundRecord placed : readable(Run.PLACED)) {
            String id = RecordNames.id(value(placed));
            Event event = committed.get(id);
            if (event == null) {
                violations.add("published, but not committed: " + RecordNames.name(value(placed)));
            } else if (published.add(id)) {
                expectBehind(last, event, "published");
            }
        }
        committed.forEach((id, event) -> {
            if (!published.contains(id)) {
                violations.add("committed, but not published: " + event);
            }
        });
    }

    private void expectEffects() {
        Map<Integer, Integer> last = new HashMap<>();
        for (Event effect : effects) {
            if (IN_ORDER.contains(effect.behaviour())) {
                expectBehind(last, effect, "handled");
            }
        }
        for (Event event : committed.values()) {
            long times = effects.stream().filter(event::equals).count();
            int expected = REFUSED.contains(event.behaviour()) ? 0 : 1;
            if (times < expected) {
                violations.add("no effect: " + event);
            } else if (times > expected) {
                violations.add("an effect too many: " + event + " took effect " + times + " times");
            }
        }
    }

    private void expectBehind(Map<Integer, Integer> last, Event event, String what) {
        Integer before = last.put(event.key(), event.n());
        if (before != null && before > event.n()) {
            violations.add(what + " out of order: " + event + " after number " + before);
        }
    }

    private List<Event> refused() {
        return committed.values().stream()
                .filter(event -> REFUSED.contains(event.behaviour()))
                .toList();
    }

    private void expectOutcomes(String topic, Collection<Event> causes) {
        Set<String> expected = causes.stream().map(Event::name).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> ids = new TreeMap<>();
        logs.of(topic)
                .forEach(record -> ids.computeIfAbsent(RecordNames.name(value(record)), added -> new TreeSet<>())
                        .add(RecordNames.id(value(record))));
        if (!ids.keySet().equals(expected)) {
            violations.add("wrong outcomes: " + topic + " tells of " + ids.keySet() + ", but must tell of " + expected);
        }
        ids.forEach((name, several) -> {
            if (several.size() > 1) {
                violations.add("told twice: " + topic + " tells of " + name + " as " + several.size() + " events");
            }
        });
    }

    private void expectLetters() {
        Set<String> found = new TreeSet<>();
        for (InboundRecord letter : letters()) {
            found.add(letterName(letter));
            String attempts = letter.header(DeadLetterHeaders.ATTEMPTS).orElse("");
            boolean isOfHandler =
                    letter.header(DeadLetterHeaders.REASON).orElse("").equals("handler-failed");
            if (isOfHandler && !attempts.equals(String.valueOf(SimulatedRetries.ATTEMPTS))) {
                violations.add("wrong number of attempts: " + letterName(letter) + " was given up after " + attempts);
            }
        }
        Set<String> expected = new TreeSet<>();
        committed.values().forEach(event -> {
            int letters = switch (event.behaviour()) {
                case FAILS_UNTIL_REPLAYED, NEEDS_A_PERSON -> 1;
                case FAILS_UNTIL_REPLAYED_TWICE -> 2;
                default -> 0;
            };
            for (int i = 0; i < letters; i++) {
                expected.add(event.name() + " replay " + i);
            }
        });
        logs.of(Run.PLACED).stream()
                .filter(record -> RecordNames.id(value(record)).isEmpty())
                .forEach(record -> expected.add("unreadable " + record.partition() + ":" + record.offset()));
        if (!found.equals(expected)) {
            violations.add("wrong dead letters: they are " + found + ", but must be " + expected);
        }
    }

    private void expectNoRepetition() {
        for (String topic : List.of(Run.PLACED, "inventory.stock.reserved", "inventory.stock.rejected")) {
            List<String> ids = readable(topic).stream()
                    .map(record -> RecordNames.id(value(record)))
                    .toList();
            if (ids.size() > Set.copyOf(ids).size()) {
                violations.add("repeated, although nothing failed: records of " + topic);
            }
        }
        List<String> letters = letters().stream().map(this::letterName).toList();
        if (letters.size() > Set.copyOf(letters).size()) {
            violations.add("repeated, although nothing failed: dead letters " + letters);
        }
    }

    private List<InboundRecord> readable(String topic) {
        return logs.of(topic).stream()
                .filter(record -> !RecordNames.id(value(record)).isEmpty())
                .toList();
    }

    private List<InboundRecord> letters() {
        return logs.topics().stream()
                .filter(topic -> topic.endsWith(".dlq"))
                .flatMap(topic -> logs.of(topic).stream())
                .toList();
    }

    private String letterName(InboundRecord letter) {
        return RecordNames.id(value(letter)).isEmpty()
                ? "unreadable "
                        + letter.header(DeadLetterHeaders.ORIGIN_PARTITION).orElse("") + ":"
                        + letter.header(DeadLetterHeaders.ORIGIN_OFFSET).orElse("")
                : RecordNames.name(value(letter)) + " replay "
                        + letter.header(DeadLetterHeaders.REPLAYS).orElse("0");
    }

    private static byte[] value(InboundRecord record) {
        return Objects.requireNonNull(record.value());
    }

    private record Event(int key, int n, Behaviour behaviour) {

        private String name() {
            return key + "-" + n;
        }

        @Override
        public String toString() {
            return name() + " " + behaviour;
        }
    }
}
