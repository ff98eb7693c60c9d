package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Examines whether the services' databases answer, and how far their clocks are from this machine's. */
final class DatabaseDoctor {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Collection<ServiceDatabase> databases;
    private final Clock here;
    private final UnaryOperator<String> remedy;

    /** @param remedy for a service whose database can't be used */
    DatabaseDoctor(Collection<ServiceDatabase> databases, Clock here, UnaryOperator<String> remedy) {
        this.databases = databases;
        this.here = here;
        this.remedy = remedy;
    }

    /** A diagnosis for each, in their order. */
    List<Diagnosis> examine() {
        List<CompletableFuture<Diagnosis>> found = databases.stream()
                .map(database -> CompletableFuture.supplyAsync(() -> examine(database), Thread::startVirtualThread))
                .toList();
        return found.stream().map(CompletableFuture::join).toList();
    }

    private Diagnosis examine(ServiceDatabase database) {
        String name = "the database of " + database.service();
        try {
            return database.work(PATIENCE, this::difference).diagnosis(name);
        } catch (DataAccessException failed) {
            return Diagnosis.wrong(
                    "databases",
                    name + " at " + database.place() + " can't be used: " + database.reason(failed),
                    remedy.apply(database.service()));
        }
    }

    private ClockDifference difference(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        // The first question also waits for the login.
        time(jdbc);
        Instant asked = here.instant();
        Instant there = time(jdbc);
        return ClockDifference.between(asked, there, here.instant());
    }

    private static Instant time(JdbcClient database) {
        return database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
