package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DataSchema;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an event's schema. Minor versions of one major can read each other. */
public record SchemaVersion(int major, int minor) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** @throws IllegalArgumentException if the text is not {@code <major>.<minor>} */
    public static SchemaVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a schema version: " + text);
        }
        return new SchemaVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** @throws IllegalArgumentException if the address names no version {@code <major>.<minor>} */
    static SchemaVersion ofSchema(String dataSchema) {
        return parse(DataSchema.version(dataSchema));
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
