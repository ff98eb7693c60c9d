package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseDoctorTest {

    // Of a busy machine; without the bound, a minute or two.
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(40);
    private static final String REMEDY = "./eventctl logs postgres";

    @Test
    void aDatabaseThatIsAwayIsReportedInOneLine() {
        assertThat(examined("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/events"))
                .startsWith("WRONG          the database of order-service at jdbc:postgresql://127.0.0.1:")
                .contains("refused")
                .endsWith(": " + REMEDY);
    }

    @Test
    void aDatabaseThatNeverAnswersCostsAFewSeconds() throws IOException {
        long start = System.nanoTime();
        try (SilentPort port = new SilentPort()) {
            assertThat(examined("jdbc:postgresql://" + port.address() + "/events"))
                    .contains("WRONG", "can't be used: ", REMEDY);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_FEW_SECONDS);
    }

    @Test
    void noAddressShowsItsPassword() {
        assertThat(examined("jdbc:postgres://nowhere/events?user=ada&password=geheim"))
                .contains("WRONG", "jdbc:postgres://nowhere/events can't be used")
                .doesNotContain("geheim");
    }

    private static String examined(String url) {
        ServiceDatabase database = new ServiceDatabase("order-service", url, "order_service", "geheim");
        List<Diagnosis> found = new DatabaseDoctor(List.of(database), Clock.systemUTC(), service -> REMEDY).examine();
        assertThat(found).hasSize(1);
        return found.getFirst().line();
    }
}
