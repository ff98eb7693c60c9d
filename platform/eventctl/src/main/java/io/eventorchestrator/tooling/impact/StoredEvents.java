package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.impact.Holding.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events in the tables of a service.
 *
 * <p>Methods throw {@link org.springframework.dao.DataAccessException} if the database refuses or does not answer.
 */
final class StoredEvents {

    // An event has up to 256 KiB.
    private static final int FETCH = 50;

    private static final String OUTBOX = """
            select state as place, value from event_outbox
            where topic = :topic order by topic, shard, seq limit :most
            """;

    // Only parked rows keep their event.
    private static final String INBOX = """
            select consumer_group as place, value from event_inbox
            where state = 'PARKED' and consumer_group = any (:groups)
              and (topic = :topic or topic = consumer_group || :replays)
            order by ordered_by, arrival limit :most
            """;

    private final String service;
    private final DataSource database;
    private final long limit;

    /** @param limit number of rows read at most of each table */
    StoredEvents(String service, DataSource database, long limit) {
        this.service = service;
        this.database = database;
        this.limit = limit;
    }

    /** Rows that wait in the outbox, or are set aside there. */
    List<Holding> outbox(String topic) {
        return holdings(
                topic,
                Map.of("PENDING", service + ", to publish", "SET_ASIDE", service + ", set aside"),
                "outbox",
                jdbc().sql(OUTBOX).param("topic", topic));
    }

    /** Events that are parked for these groups, as far as the service runs them. */
    List<Holding> inbox(String topic, Collection<Group> groups) {
        Map<String, String> own = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.service().equals(service))
                .forEach(group -> own.put(group.name(), group.name() + ", parked"));
        return holdings(
                topic,
                own,
                "inbox",
                jdbc().sql(INBOX)
                        .param("topic", topic)
                        .param("replays", Group.REPLAYS)
                        .param("groups", own.keySet().toArray(String[]::new)));
    }

    private List<Holding> holdings(String topic, Map<String, String> names, String kind, StatementSpec statement) {
        Map<String, VersionCounts> places = new LinkedHashMap<>();
        names.keySet().stream().sorted().forEach(place -> places.put(place, new VersionCounts(topic)));
        long[] rows = {0};
        // The driver reads in portions only within a transaction.
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status -> statement
                        .param("most", limit + 1)
                        .query((RowCallbackHandler) row -> {
                            if (++rows[0] <= limit) {
                                Objects.requireNonNull(places.get(row.getString("place")))
                                        .add(row.getBytes("value"));
                            }
                        }));
        Extent extent = rows[0] <= limit ? Extent.ALL : Extent.SOME;
        List<Holding> holdings = new ArrayList<>();
        places.forEach((place, events) -> holdings.add(
                new Holding(kind, String.valueOf(names.get(place)), events, events.seen(), events.seen(), extent)));
        return holdings;
    }

    private JdbcClient jdbc() {
        JdbcTemplate inPortions = new JdbcTemplate(database);
        inPortions.setFetchSize(FETCH);
        return JdbcClient.create(inPortions);
    }
}
