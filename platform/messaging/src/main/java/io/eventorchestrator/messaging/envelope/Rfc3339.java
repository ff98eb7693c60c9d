package io.eventorchestrator.messaging.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every time that RFC 3339 allows; java.time refuses leap seconds, fractions of ten digits and offsets beyond
 * 18 hours. Seconds may be missing, because java.time omits them in a full minute.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class Rfc3339 {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final int LEAP = 60;
    private static final int NANO_DIGITS = 9;

    private Rfc3339() {}

    /**
     * @return the following second for a leap second; fractions are truncated to nanoseconds
     * @throws DateTimeException if the text is not such a time
     */
    static Instant parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("no date, time and offset");
        }
        LocalDateTime minute =
                LocalDateTime.parse(parts.group(1) + "T" + parts.group(2)).minusMinutes(offset(parts.group(5)));
        int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (seconds > LEAP || (seconds == LEAP && !minute.toLocalTime().equals(LAST_MINUTE))) {
            throw new DateTimeException("no such second");
        }
        return minute.plusSeconds(seconds).plusNanos(nanos(parts.group(4))).toInstant(ZoneOffset.UTC);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    private static int offset(String offset) {
        if (offset.equalsIgnoreCase("Z")) {
            return 0;
        }
        LocalTime hours = LocalTime.parse(offset.substring(1));
        int minutes = hours.toSecondOfDay() / 60;
        return offset.charAt(0) == '-' ? -minutes : minutes;
    }
}
