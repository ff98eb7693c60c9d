package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformParts.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PlatformPartsTest {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Test
    void partsEndInTheirOrderAndEachEndIsReportedOnce() {
        PlatformParts parts = partsNamedAfter(Duration.ofHours(1));
        parts.add(Kind.STORE, "Kafka", () -> events.add("Kafka ends"));
        parts.add(Kind.SERVICE, "order-service", () -> events.add("order-service ends"));

        parts.close();
        parts.close();

        assertThat(events)
                .containsExactly("order-service ends", "stopped order-service", "Kafka ends", "stopped Kafka");
    }

    @Test
    void aPartThatStartsAfterTheEndIsEndedAndItsStartFails() {
        PlatformParts parts = partsNamedAfter(Duration.ofHours(1));
        parts.close();

        assertThatThrownBy(() -> parts.add(Kind.STORE, "PostgreSQL", () -> events.add("PostgreSQL ends")))
                .isInstanceOf(NotStartable.class);
        assertThat(events).containsExactly("PostgreSQL ends", "stopped PostgreSQL");
    }

    @Test
    void aPartThatEndsSlowlyIsNamed() {
        PlatformParts parts = partsNamedAfter(Duration.ZERO);
        parts.add(
                Kind.STORE,
                "PostgreSQL",
                () -> await().atMost(Duration.ofMinutes(5)).until(() -> events.contains("  waiting for PostgreSQL")));

        parts.close();

        assertThat(events).containsExactly("  waiting for PostgreSQL", "stopped PostgreSQL");
    }

    private PlatformParts partsNamedAfter(Duration patience) {
        Progress recorder = new Recorder();
        return new PlatformParts(recorder, new SlowParts(recorder, patience));
    }

    private final class Recorder implements Progress {

        @Override
        public <T> T step(String done, Supplier<T> work) {
            T result = work.get();
            events.add(done);
            return result;
        }

        @Override
        public void note(String line) {
            events.add(line);
        }
    }
}
