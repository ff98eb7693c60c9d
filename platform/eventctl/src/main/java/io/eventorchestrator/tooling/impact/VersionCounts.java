package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts the events of one type by the version of their schema, among any bytes. Not thread-safe. */
final class VersionCounts {

    // More than a type ever has, so that a producer of nonsense can't fill the memory.
    private static final int MOST = 100;

    private final String type;
    private final NavigableMap<SchemaVersion, Long> versions = new TreeMap<>();
    private long unversioned;
    private long otherTypes;
    private long foreign;

    VersionCounts(String type) {
        this.type = type;
    }

    /** Takes a record's value; null for one without. */
    void add(byte @Nullable [] value) {
        Optional<JsonNode> event = event(value);
        if (event.isEmpty()) {
            foreign++;
        } else if (!event.get().path("type").asString("").equals(type)) {
            otherTypes++;
        } else {
            count(SchemaVersion.named(event.get().path("dataschema").asString("")));
        }
    }

    private static Optional<JsonNode> event(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readTree(value)).filter(JsonNode::isObject);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private void count(Optional<SchemaVersion> version) {
        if (version.isPresent() && (versions.size() < MOST || versions.containsKey(version.get()))) {
            versions.merge(version.get(), 1L, Long::sum);
        } else {
            unversioned++;
        }
    }

    /** Events by version, the oldest first. */
    NavigableMap<SchemaVersion, Long> versions() {
        return versions;
    }

    /** Events of the type that name no version. */
    long unversioned() {
        return unversioned;
    }

    /** Events of other types. */
    long otherTypes() {
        return otherTypes;
    }

    /** Records that are not CloudEvents in structured JSON. */
    long foreign() {
        return foreign;
    }

    /** Events of the type with an older version. */
    long olderThan(SchemaVersion newest) {
        return versions.headMap(newest).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The number of all records taken. */
    long seen() {
        return versions.values().stream().mapToLong(Long::longValue).sum() + unversioned + otherTypes + foreign;
    }
}
