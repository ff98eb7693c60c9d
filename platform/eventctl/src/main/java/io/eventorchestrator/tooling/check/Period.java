package io.eventorchestrator.tooling.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: 7d, 36h, 90m. */
final class Period {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([dhm])");
    private static final Map<String, Long> MILLISECONDS = Map.of("d", 86_400_000L, "h", 3_600_000L, "m", 60_000L);

    private Period() {}

    static Optional<Long> milliseconds(String text) {
        Matcher period = FORM.matcher(text);
        return period.matches()
                ? Optional.of(Long.parseLong(period.group(1)) * MILLISECONDS.getOrDefault(period.group(2), 0L))
                : Optional.empty();
    }
}
