package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code eventctl chaos} on a platform with a planted bug: notification-service forgets the events it has handled. */
@Tag("operator")
@Tag("full")
class ForgetfulInboxIT {

    // On a busy machine, the first start of new jars takes most of it.
    private static final Duration START = Duration.ofMinutes(15);
    private static final int FLOW = 30;
    private static final String NOTIFIED = "select count(*) from notifications.notification";
    private static final String MIGRATED = "select count(*) from pg_constraint where contype = 'u'"
            + " and conrelid = to_regclass('notifications.notification')"
            + " and to_regclass('notifications.event_inbox') is not null";
    // At the end of the transaction, so that the service sees its row until then.
    private static final String FORGET = """
            create function public.forget() returns trigger language plpgsql security definer as $$ begin
                delete from notifications.event_inbox i where i.consumer_group = new.consumer_group
                    and i.source = new.source and i.event_id = new.event_id;
                return null;
            end $$;
            create constraint trigger forget after insert on notifications.event_inbox
                deferrable initially deferred for each row when (new.state = 'HANDLED')
                execute function public.forget();
            do $$ begin
                execute (select 'alter table notifications.notification drop constraint ' || conname
                    from pg_constraint where conrelid = 'notifications.notification'::regclass and contype = 'u');
            end $$""";

    @Test
    void theSecondNotificationIsFound() throws Exception {
        Path folder = ChaosIT.folder("chaos-forgetful-");
        Path output = folder.resolveSibling(folder.getFileName() + ".out");
        Process run = ChaosIT.chaos("--minutes 1 --seed 1", folder, output);
        try {
            PlatformFolder platform = new PlatformFolder(Path.of("../.."), folder.resolve("platform"));
            await().atMost(START).ignoreExceptions().until(() -> count(platform, MIGRATED) == 1);
            plant(platform);
            await().atMost(Shop.SOON).ignoreExceptions().until(() -> count(platform, NOTIFIED) > FLOW);
            killSidecars(platform);

            assertThat(run.waitFor(20, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
        } finally {
            run.destroy();
        }
        assertThat(run.exitValue()).as(Files.readString(output)).isOne();
        assertThat(Files.readString(output))
                .contains("BROKEN", "nothing is handled twice", "nothing is reserved, refunded or notified twice");
    }

    private static int count(PlatformFolder platform, String sql) throws SQLException {
        try (Connection superuser = connect(platform);
                Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    private static void plant(PlatformFolder platform) throws SQLException {
        try (Connection superuser = connect(platform);
                Statement statement = superuser.createStatement()) {
            statement.execute(FORGET);
        }
    }

    // They have not told the broker yet what their service has handled in the last second.
    private static void killSidecars(PlatformFolder platform) {
        platform.state().read().orElseThrow().parts().stream()
                .filter(part -> part.name().startsWith("sidecar of notification-service"))
                .forEach(part -> ProcessHandle.of(part.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static Connection connect(PlatformFolder platform) throws SQLException {
        String address = platform.state().read().orElseThrow().addresses().getOrDefault("PostgreSQL", "not started");
        return DriverManager.getConnection(
                "jdbc:" + address,
                "postgres",
                platform.databasePassword("postgres").orElseThrow());
    }
}
