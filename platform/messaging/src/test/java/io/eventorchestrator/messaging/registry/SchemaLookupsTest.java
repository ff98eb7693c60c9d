package io.eventorchestrator.messaging.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Answers are remembered for a limited time, by a clock that the tests move. */
@ExtendWith(OutputCaptureExtension.class)
class SchemaLookupsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Schema ANY = SchemaCompiler.compile(JsonMapper.shared().readTree("{}"));

    private final List<SchemaId> asked = new ArrayList<>();
    private final SchemaLookups lookups =
            new SchemaLookups(this::look, new DeliveryMetrics(new SimpleMeterRegistry()), this::now);
    private long now = Long.MAX_VALUE - SECOND.multipliedBy(30).toNanos();
    private Duration duration = Duration.ofMillis(1);
    private LookupResult answer = LookupResult.without(LookupOutcome.FAILED, "The registry is away.");

    @Test
    void aFailureIsRememberedForAMinuteAndLoggedOnce(CapturedOutput log) {
        assertThat(lookups.find(id(7))).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(lookups.find(id(7))).isEmpty();
        assertThat(asked).hasSize(1);

        pass(SECOND);
        assertThat(lookups.find(id(7))).isEmpty();
        assertThat(asked).hasSize(2);
        assertThat(log.getAll().lines().filter(line -> line.contains("WARN"))).hasSize(1);
    }

    @Test
    void anotherFailureOfTheSameSchemaIsLogged(CapturedOutput log) {
        lookups.find(id(7));
        answer = LookupResult.without(LookupOutcome.MISSING, "The registry does not have it.");
        pass(SECOND.multipliedBy(60));
        lookups.find(id(7));

        assertThat(log).contains("The registry is away.").contains("The registry does not have it.");
    }

    @Test
    void aSchemaIsRememberedForGood() {
        answer = LookupResult.found(ANY);
        assertThat(lookups.find(id(7))).contains(ANY);

        answer = LookupResult.without(LookupOutcome.MISSING, "gone");
        pass(Duration.ofDays(30));
        assertThat(lookups.find(id(7))).contains(ANY);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aSchemaThatFailsAtWorkIsLookedUpAgainAfterAMinute() {
        answer = LookupResult.found(ANY);
        lookups.find(id(7));

        lookups.giveUp(id(7), "broken");
        assertThat(lookups.find(id(7))).isEmpty();
        pass(SECOND.multipliedBy(60));
        assertThat(lookups.find(id(7))).contains(ANY);
    }

    @Test
    void allLookUpsTogetherTakeASecondOfAMinute() {
        answer = LookupResult.found(ANY);
        duration = Duration.ofMillis(400);

        assertThat(lookups.find(id(1))).isPresent();
        assertThat(lookups.find(id(2))).isPresent();
        assertThat(lookups.find(id(3))).isPresent();
        assertThat(lookups.find(id(4))).isEmpty();
        assertThat(lookups.find(id(3))).isPresent();

        pass(SECOND.multipliedBy(60));
        assertThat(lookups.find(id(4))).isPresent();
    }

    @Test
    void aLimitedNumberOfVersionsIsRemembered() {
        duration = Duration.ZERO;
        for (int minor = 0; minor < 5 * SchemaLookups.MOST; minor++) {
            lookups.find(id(minor));
        }
        assertThat(asked).hasSize(SchemaLookups.MOST);

        pass(SECOND.multipliedBy(60));
        lookups.find(id(9_000));
        assertThat(asked).hasSize(SchemaLookups.MOST + 1);
    }

    @Test
    void aLookUpThatEndsInAnErrorIsRememberedAsAFailure() {
        SchemaLookups broken = new SchemaLookups(
                id -> {
                    asked.add(id);
                    throw new OutOfMemoryError("test");
                },
                new DeliveryMetrics(new SimpleMeterRegistry()),
                this::now);

        assertThatThrownBy(() -> broken.find(id(7))).isInstanceOf(OutOfMemoryError.class);

        assertThat(broken.find(id(7))).isEmpty();
        assertThat(asked).hasSize(1);
    }

    private LookupResult look(SchemaId id) {
        asked.add(id);
        pass(duration);
        return answer;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private long now() {
        return now;
    }

    private static SchemaId id(int minor) {
        return new SchemaId("tests.thing.renamed", new SchemaVersion(3, minor));
    }
}
