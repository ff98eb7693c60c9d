package io.eventorchestrator.catalogue;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time limit as people write it, such as {@code 3d} or {@code 65s}, or in the form of ISO 8601. */
public final class TimeLimit {

    /** The forms of a time limit, for messages. */
    public static final String FORMS = "a time such as 3d, 12h, 90m, 65s or PT65S";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([dhms])");
    private static final Pattern ISO = Pattern.compile("P[0-9DTHMS.]{2,30}");
    private static final Map<String, LongFunction<Duration>> UNITS =
            Map.of("d", Duration::ofDays, "h", Duration::ofHours, "m", Duration::ofMinutes, "s", Duration::ofSeconds);

    private TimeLimit() {}

    /** Empty if the text has none of these forms, or is not positive. */
    public static Optional<Duration> parse(String text) {
        Matcher form = SHORT.matcher(text);
        return (form.matches() ? ofShort(form) : ofIso(text)).filter(Duration::isPositive);
    }

    private static Optional<Duration> ofShort(Matcher form) {
        return Optional.ofNullable(UNITS.get(form.group(2))).map(unit -> unit.apply(Long.parseLong(form.group(1))));
    }

    private static Optional<Duration> ofIso(String text) {
        try {
            return ISO.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
