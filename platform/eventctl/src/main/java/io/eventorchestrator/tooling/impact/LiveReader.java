package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.DatabaseVariables;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceDatabases;
import io.eventorchestrator.tooling.deadletters.BoundedReading;
import io.eventorchestrator.tooling.deadletters.OpenLetters;
import io.eventorchestrator.tooling.deadletters.ReadFailure;
import io.eventorchestrator.tooling.deadletters.TopicReader;
import io.eventorchestrator.tooling.impact.Holding.Extent;
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
 * Reads which events of one type still exist: in its topic, outbox, inboxes and dead letters. Changes nothing.
 */
final class LiveReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SoughtEvent event;
    private final long limit;

    /** @param limit number of records read at most of each place */
    LiveReader(SoughtEvent event, long limit) {
        this.event = event;
        this.limit = limit;
    }

    /**
     * Reads everything once. What can't be read is a flaw of the result.
     *
     * @throws NotStartable if the brokers don't answer or refuse
     */
    LiveImpact read(Brokers brokers) {
        Map<String, Object> client = brokers.client();
        Found found = new Found();
        Map<String, Long> lags;
        try (TopicReader reader = new TopicReader(client)) {
            topic(reader, found);
            lags = GroupLags.of(client, event.groups(), event.topic());
            letters(reader, found);
        } catch (KafkaException failed) {
            throw new NotStartable(
                    "The brokers at " + brokers.address() + " can't be asked: " + Brokers.reason(failed));
        }
        if (event.isOfPlatform()) {
            databases(databases(brokers), found);
        }
        return new LiveImpact(
                event.type(), event.newest(), brokers.address(), limit, found.holdings(), lags, found.flaws());
    }

    private void databases(Function<String, ServiceDatabase> databases, Found found) {
        event.producers().forEach(service -> from(service, databases, this::outbox, found));
        event.groups().stream()
                .map(Group::service)
                .distinct()
                .forEach(service -> from(service, databases, this::inbox, found));
    }

    private void topic(TopicReader reader, Found found) {
        VersionCounts events = new VersionCounts(event.type());
        BoundedReading reading = reader.readOldest(List.of(event.topic()), limit, record -> events.add(record.value()));
        found.add("topic", event.topic(), events, reading);
    }

    private void letters(TopicReader reader, Found found) {
        if (event.groups().isEmpty() || !event.isOfPlatform()) {
            return;
        }
        OpenLetters letters = new OpenLetters(reader, limit);
        found.flaws().addAll(letters.flaws());
        for (Group group : event.groups()) {
            VersionCounts events = new VersionCounts(event.type());
            found.add("dead letters", group.name(), events, letters.read(group, event.topic(), events::add));
        }
    }

    // The databases belong to the brokers: those of the platform that runs here only to its own.
    private Function<String, ServiceDatabase> databases(Brokers brokers) {
        DatabaseVariables variables = new DatabaseVariables(System.getenv());
        if (variables.nameAny(event.services())) {
            return variables::database;
        }
        return service -> brokers.areOfThePlatformHere()
                ? ServiceDatabases.of(List.of(service)).values().iterator().next()
                : notNamed(service);
    }

    private static ServiceDatabase notNamed(String service) {
        throw new NotStartable("The brokers are not those of a platform that runs here: name it by "
                + DatabaseVariables.url(service) + ".");
    }

    private void from(
            String service,
            Function<String, ServiceDatabase> databases,
            Function<StoredEvents, List<Holding>> question,
            Found found) {
        try {
            from(databases.apply(service), question, found);
        } catch (NotStartable unknown) {
            found.leaveOut(service, String.valueOf(unknown.getMessage()));
        }
    }

    private void from(ServiceDatabase database, Function<StoredEvents, List<Holding>> question, Found found) {
        String service = database.service();
        try {
            found.holdings()
                    .addAll(database.work(
                            PATIENCE, (DataSource source) -> question.apply(new StoredEvents(service, source, limit))));
        } catch (DataAccessException | TransactionException failed) {
            found.leaveOut(service, database.reason(failed));
        }
    }

    private List<Holding> outbox(StoredEvents stored) {
        return stored.outbox(event.topic());
    }

    private List<Holding> inbox(StoredEvents stored) {
        return stored.inbox(event.topic(), event.groups());
    }

    /** The findings of one reading, and its flaws. */
    private record Found(List<Holding> holdings, List<String> flaws) {

        Found() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(String kind, String name, VersionCounts events, BoundedReading reading) {
            Extent whole = reading.isWhole() ? Extent.ALL : Extent.THE_OLDEST;
            Extent extent = reading.failures().isEmpty() ? whole : Extent.READABLE;
            holdings.add(new Holding(kind, name, events, reading.read(), reading.there(), extent));
            reading.failures().stream().map(ReadFailure::toString).forEach(flaws::add);
        }

        void leaveOut(String service, String why) {
            flaws.add("The database of " + service + " is left out: " + why);
        }
    }
}
