package io.eventorchestrator.messaging.envelope;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an event's schema. Minor versions of one major can read each other. */
public record SchemaVersion(int major, int minor) {

    private static final String BASE = "https://eventorchestrator.io/schemas/";
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** @throws IllegalArgumentException if the text is not {@code <major>.<minor>} */
    public static SchemaVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a schema version: " + text);
        }
        return new SchemaVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** @throws IllegalArgumentException if the last segment of the URI is not {@code <major>.<minor>} */
    static SchemaVersion ofSchema(String dataSchema) {
        return parse(dataSchema.substring(dataSchema.lastIndexOf('/') + 1));
    }

    /** The CloudEvents attribute {@code dataschema} for this version of a type. */
    URI schemaOf(String type) {
        return URI.create(BASE + type + "/" + this);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
