package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of letters of a kind, their ages, and the newest as an example. */
final class LetterCount {

    private final Map<Age, Long> byAge = new EnumMap<>(Age.class);
    private long count;
    private Instant oldest = Instant.MAX;
    private Instant newest = Instant.MIN;
    private String example = "";

    void add(DeadLetter letter, Instant now) {
        count++;
        byAge.merge(Age.of(letter.failedAt(), now), 1L, Long::sum);
        if (letter.failedAt().isBefore(oldest)) {
            oldest = letter.failedAt();
        }
        if (example.isEmpty() || letter.failedAt().isAfter(newest)) {
            newest = letter.failedAt();
            example = letter.id().toString();
        }
    }

    long count() {
        return count;
    }

    String example() {
        return example;
    }

    String ages() {
        return byAge.entrySet().stream()
                .map(age -> age.getValue() + " " + age.getKey())
                .collect(Collectors.joining(", "));
    }

    String times() {
        return count == 1 ? newest.toString() : oldest + " to " + newest;
    }
}
