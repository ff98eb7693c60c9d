package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientHistoryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void requestsAndAnswersAreWrittenAtOnceAndCountedInTheEnd() throws Exception {
        HistoryFolder history = new HistoryFolder(folder);
        ClientHistory client = ClientHistory.open(history, CLOCK);
        client.asked("1", "POST /orders", "{\"a\":\n1}");
        client.answered("1", 202, "");
        assertThat(history.client().toFile()).content().hasLineCount(2);

        client.close();
        client.close();

        assertThat(history.client()).content().isEqualTo("""
                {"asked":"1","operation":"POST /orders","request":"{\\"a\\":\\n1}","at":"1970-01-01T00:00:00Z"}
                {"answered":"1","status":202,"body":"","at":"1970-01-01T00:00:00Z"}
                {"end":2}
                """);
    }

    @Test
    void linesOfSeveralClientsAreNotMixed() throws Exception {
        HistoryFolder history = new HistoryFolder(folder);
        try (ClientHistory client = ClientHistory.open(history, CLOCK);
                ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 400; i++) {
                String id = String.valueOf(i);
                clients.submit(() -> client.asked(id, "POST /orders", "x".repeat(2_000)));
            }
        }

        assertThat(history.client().toFile()).content().hasLineCount(401);
        assertThat(history.client().toFile())
                .content()
                .matches("(?s)(\\{\"asked\":\"\\d+\"[^\\n]+}\\n){400}\\{\"end\":400}\\n");
    }
}
