package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.DataSchema;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an event's schema. */
record EventVersion(int major, int minor) implements Comparable<EventVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<EventVersion> ORDER =
            Comparator.comparingInt(EventVersion::major).thenComparingInt(EventVersion::minor);

    /** Empty unless the text is {@code <major>.<minor>}. */
    static Optional<EventVersion> parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new EventVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /** Empty if the address of a schema names no version, or is longer than readers accept. */
    static Optional<EventVersion> named(String dataSchema) {
        return dataSchema.length() > DataSchema.LONGEST ? Optional.empty() : parse(DataSchema.version(dataSchema));
    }

    @Override
    public int compareTo(EventVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
