package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from a record what the simulation wrote into its event. */
final class RecordNames {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern SKU = Pattern.compile("\"sku\":\"([^\"]+)\"");

    private RecordNames() {}

    static String of(List<OutboundRecord> bulk) {
        return bulk.stream()
                .map(outbound -> outbound.topic() + " " + name(outbound.value()))
                .collect(Collectors.joining(", "));
    }

    /** Key and number, such as {@code 2-7}. */
    static String name(byte[] value) {
        return find(SKU, value);
    }

    static String id(byte[] value) {
        return find(ID, value);
    }

    private static String find(Pattern pattern, byte[] value) {
        Matcher found = pattern.matcher(new String(Objects.requireNonNull(value), StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : "";
    }
}
