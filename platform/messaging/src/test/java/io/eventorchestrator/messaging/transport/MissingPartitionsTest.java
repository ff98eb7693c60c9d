package io.eventorchestrator.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MissingPartitionsTest {

    private final AtomicLong nanos = new AtomicLong();
    private MissingPartitions missing = relayWithPausesOf(Duration.ofSeconds(30));

    @Test
    void aRecordIsTriedAgainUntilItsClientHasFreshMetadata() {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(judge(7)).isEqualTo(new Failed("missing", Reach.RECORD));
            pass(Duration.ofMinutes(1));
        }

        assertThat(judge(7)).isEqualTo(new Refused("missing"));
        assertThat(judge(8)).isInstanceOf(Failed.class);
    }

    @Test
    void aLaterTryBeginsAfresh() {
        aRecordIsRefused();

        pass(Duration.ofHours(1));

        assertThat(judge(7)).isInstanceOf(Failed.class);
    }

    @Test
    void refusalsAsSteadyAsTrafficDoNotDelayTheNextTry() {
        aRecordIsRefused();

        for (int minute = 0; minute < 2; minute++) {
            pass(Duration.ofMinutes(1));
            judge(7);
        }

        assertThat(judge(7)).isInstanceOf(Failed.class);
    }

    @Test
    void aRecordThatIsSeldomTriedIsRefused() {
        missing = relayWithPausesOf(Duration.ofMinutes(5));

        for (int tries = 0; tries < 2; tries++) {
            assertThat(judge(7)).isInstanceOf(Failed.class);
            pass(Duration.ofMinutes(5));
        }

        assertThat(judge(7)).isInstanceOf(Refused.class);
    }

    private MissingPartitions relayWithPausesOf(Duration longest) {
        return new MissingPartitions(Duration.ofMinutes(10), () -> longest, nanos::get);
    }

    private void aRecordIsRefused() {
        judge(7);
        for (int minute = 0; minute < 10; minute++) {
            pass(Duration.ofMinutes(1));
            judge(7);
        }
        assertThat(judge(7)).isInstanceOf(Refused.class);
    }

    private Acknowledgement judge(int partition) {
        return missing.missing(
                new OutboundRecord("topic", new byte[] {1}, partition, List.of(), new byte[] {1}), "missing");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
