package io.eventorchestrator.catalogue;

/** The CloudEvents attribute {@code dataschema}: the address of the schema that an event's data satisfies. */
public final class DataSchema {

    /** The longest address that readers accept. */
    public static final int LONGEST = 256;

    // A schema registry serves the schema itself below the address of its version.
    private static final String CONTENT = "/content";

    private DataSchema() {}

    /**
     * The version that an address names, whatever its beginning: its last segment, or the one before a last segment
     * {@code content}.
     */
    public static String version(String address) {
        String path = address.endsWith(CONTENT) ? address.substring(0, address.length() - CONTENT.length()) : address;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
