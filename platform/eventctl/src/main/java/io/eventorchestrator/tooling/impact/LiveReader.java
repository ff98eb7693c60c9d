package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceDatabases;
import io.eventorchestrator.tooling.deadletters.BoundedReading;
import io.eventorchestrator.tooling.deadletters.OpenLetters;
import io.eventorchestrator.tooling.deadletters.ReadFailure;
import io.eventorchestrator.tooling.deadletters.TopicReader;
import io.eventorchestrator.tooling.progress.GroupLags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads which events of one type are still out there: in its topic, outbox, inboxes and dead letters. Changes nothing.
 */
final class LiveReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Channel channel;
    private final List<Group> groups;
    private final SchemaVersion newest;
    private final long limit;
    private final List<Holding> holdings = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();

    /** @param limit number of records read at most of each place */
    LiveReader(Catalogue catalogue, Channel channel, SchemaVersion newest, long limit) {
        this.channel = channel;
        this.groups = catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
        this.newest = newest;
        this.limit = limit;
    }

    /**
     * Reads everything once. What can't be read is a flaw of the result.
     *
     * @throws NotStartable if the brokers don't answer or refuse
     */
    LiveImpact read(Brokers brokers) {
        Map<String, Object> client = brokers.client();
        Map<String, Long> lags;
        try (TopicReader reader = new TopicReader(client)) {
            topic(reader);
            lags = GroupLags.of(client, groups, channel.topic());
            letters(reader);
        } catch (KafkaException failed) {
            throw new NotStartable(
                    "The brokers at " + brokers.address() + " can't be asked: " + Brokers.reason(failed));
        }
        from(channel.producer(), this::outbox);
        groups.stream().map(Group::service).distinct().forEach(service -> from(service, this::inbox));
        return new LiveImpact(channel.topic(), newest, brokers.address(), limit, holdings, lags, flaws);
    }

    private void topic(TopicReader reader) {
        EventVersions events = new EventVersions(channel.topic());
        BoundedReading reading =
                reader.readOldest(List.of(channel.topic()), limit, record -> events.add(record.value()));
        add("topic", channel.topic(), events, reading);
    }

    private void letters(TopicReader reader) {
        if (groups.isEmpty()) {
            return;
        }
        OpenLetters letters = new OpenLetters(reader, limit);
        flaws.addAll(letters.flaws());
        for (Group group : groups) {
            EventVersions events = new EventVersions(channel.topic());
            add("dead letters", group.name(), events, letters.read(group, channel.topic(), events::add));
        }
    }

    private void add(String kind, String name, EventVersions events, BoundedReading reading) {
        holdings.add(new Holding(kind, name, events, reading.there(), reading.isWhole()));
        reading.failures().stream().map(ReadFailure::toString).forEach(flaws::add);
    }

    private void from(String service, Function<StoredEvents, List<Holding>> question) {
        try {
            from(ServiceDatabases.of(List.of(service)).values().iterator().next(), question);
        } catch (NotStartable unknown) {
            leaveOut(service, String.valueOf(unknown.getMessage()));
        }
    }

    private void from(ServiceDatabase database, Function<StoredEvents, List<Holding>> question) {
        String service = database.service();
        try {
            holdings.addAll(database.work(
                    PATIENCE, (DataSource source) -> question.apply(new StoredEvents(service, source, limit))));
        } catch (DataAccessException | TransactionException failed) {
            leaveOut(service, database.reason(failed));
        }
    }

    private void leaveOut(String service, String why) {
        flaws.add("The database of " + service + " is left out: " + why);
    }

    private List<Holding> outbox(StoredEvents stored) {
        return stored.outbox(channel.topic());
    }

    private List<Holding> inbox(StoredEvents stored) {
        return stored.inbox(channel.topic(), groups);
    }
}
