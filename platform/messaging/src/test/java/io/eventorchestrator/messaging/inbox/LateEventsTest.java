package io.eventorchestrator.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LateEventsTest {

    private static final Duration LATE = Duration.ofSeconds(31);

    private final AtomicLong nanos = new AtomicLong(1);
    private final LateEvents late = new LateEvents(nanos::get);

    @Test
    void oneLateEventOfEachGroupIsNamedAMinute(CapturedOutput log) {
        late.handled("in-time", "group", Duration.ofSeconds(30));
        late.handled("first", "group", LATE);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        late.handled("second", "group", LATE);
        late.handled("other", "other-group", LATE);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        late.handled("third", "group", LATE);

        assertThat(log.getOut().lines().filter(line -> line.contains("after it happened")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("WARN", "Event first for group was handled PT31S"),
                        line -> assertThat(line).contains("Event other for other-group"),
                        line -> assertThat(line).contains("Event third for group"));
    }
}
