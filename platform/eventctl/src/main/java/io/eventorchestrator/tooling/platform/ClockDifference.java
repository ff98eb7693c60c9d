package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.tooling.platform.Diagnosis.Verdict;
import java.time.Duration;
import java.time.Instant;

/**
 * The difference between another machine's clock and this one's.
 *
 * @param ahead the other clock's lead; negative if it is behind
 * @param doubt the largest error of that: half of the time that the answer took
 */
record ClockDifference(Duration ahead, Duration doubt) {

    private static final Duration SMALL = Duration.ofSeconds(1);
    private static final Duration LARGE = Duration.ofSeconds(30);
    private static final String PART = "clocks";
    private static final String REMEDY = "set both clocks by NTP; timedatectl shows whether a machine does";

    /**
     * @param asked this machine's time before the question
     * @param there the other machine's time
     * @param answered this machine's time after the answer
     */
    static ClockDifference between(Instant asked, Instant there, Instant answered) {
        Duration doubt = Duration.between(asked, answered).abs().dividedBy(2);
        return new ClockDifference(Duration.between(asked.plus(doubt), there), doubt);
    }

    /** @param owner the other clock's machine, such as {@code the database of order-service} */
    Diagnosis diagnosis(String owner) {
        Duration certain = ahead.abs().minus(doubt);
        Duration possible = ahead.abs().plus(doubt);
        if (certain.compareTo(SMALL) <= 0 && possible.compareTo(SMALL) > 0) {
            return new Diagnosis(
                    Verdict.UNKNOWN,
                    PART,
                    "the clock of " + owner + " more exactly than within "
                            + possible.plusSeconds(1).minusNanos(1).toSeconds() + " s, since its answer was slow",
                    "ask again");
        }
        if (certain.compareTo(SMALL) <= 0) {
            return Diagnosis.ok(
                    PART, "the clock of " + owner + " agrees with this machine's within " + SMALL.toSeconds() + " s");
        }
        String found = "the clock of %s is %s s %s this machine's"
                .formatted(owner, seconds(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
        return certain.compareTo(LARGE) > 0
                ? Diagnosis.wrong(PART, found, REMEDY)
                : Diagnosis.warning(PART, found, REMEDY);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "." + time.toMillisPart() / 100;
    }
}
