package io.eventorchestrator.catalogue;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an event's schema. Minor versions of one major can read each other. */
public record SchemaVersion(int major, int minor) implements Comparable<SchemaVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<SchemaVersion> ORDER =
            Comparator.comparingInt(SchemaVersion::major).thenComparingInt(SchemaVersion::minor);

    /** Empty unless the text is {@code <major>.<minor>}, with at most four digits each. */
    public static Optional<SchemaVersion> find(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new SchemaVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if the text is not {@code <major>.<minor>}, with at most four digits each */
    public static SchemaVersion parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a schema version: " + text));
    }

    /** The version that a schema's address names; empty if it names none, or is longer than readers accept. */
    public static Optional<SchemaVersion> named(String dataSchema) {
        return dataSchema.length() > DataSchema.LONGEST ? Optional.empty() : find(DataSchema.version(dataSchema));
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
