package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that don't answer; {@code DoctorIT} asks one that does. */
class BrokerDoctorTest {

    // Of a busy machine; without the bound, a minute or two.
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(40);
    private static final String REMEDY = "./eventctl logs kafka";

    private long start;

    @BeforeEach
    void begin() {
        start = System.nanoTime();
    }

    @AfterEach
    void itTookAFewSeconds() {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_FEW_SECONDS);
    }

    @Test
    void aBrokerThatNeverAnswersIsReportedInOneLine() throws IOException {
        try (SilentPort port = new SilentPort()) {
            assertThat(examined(port.address()))
                    .isEqualTo(
                            "WRONG          the brokers at " + port.address() + " don't answer within 8 s: " + REMEDY);
        }
    }

    @Test
    void aBrokerThatIsAwayIsReportedInOneLine() {
        assertThat(examined("127.0.0.1:" + Ports.free())).contains("WRONG", "don't answer within 8 s", REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.invalid:9092", "no port", "127.0.0.1:99999"})
    void anInvalidAddressIsReportedInOneLine(String address) {
        assertThat(examined(address)).contains("WRONG", "the brokers at " + address + " can't be asked: ", REMEDY);
    }

    private static String examined(String address) {
        List<Diagnosis> found = new BrokerDoctor(
                        Map.of("bootstrap.servers", address), Catalogue.load().topics(), Clock.systemUTC(), REMEDY)
                .examine();
        assertThat(found).hasSize(1);
        return found.getFirst().line();
    }
}
