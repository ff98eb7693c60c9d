package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;
import java.time.Instant;

/** The age of letters: up to an hour, up to a day, or more. */
enum Age {
    HOUR("of the last hour"),
    DAY("of the last day"),
    OLDER("older");

    private final String words;

    Age(String words) {
        this.words = words;
    }

    static Age of(Instant failedAt, Instant now) {
        if (failedAt.isAfter(now.minus(Duration.ofHours(1)))) {
            return HOUR;
        }
        return failedAt.isAfter(now.minus(Duration.ofDays(1))) ? DAY : OLDER;
    }

    @Override
    public String toString() {
        return words;
    }
}
