package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the parts that the sidecar changes. It treats keys and headers as text, with replacement characters for invalid
 * UTF-8, delivers a record without a value like the text {@code null}, and rewrites the JSON of events that it routes
 * by content. Other changes leave no trace: a header without a value arrives as an empty one, only the last of several
 * headers with one name arrives, and some names don't arrive at all.
 */
final class HiddenBySidecar implements HiddenParts {

    private static final String REPLACEMENT = "\ufffd";
    // A record without a value is delivered as this text, and this text is written as a record without a value.
    private static final byte[] NO_VALUE = "null".getBytes(StandardCharsets.UTF_8);
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private final Catalogue catalogue;

    HiddenBySidecar(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<String> of(String group, InboundRecord inbound) {
        Stream<String> value = isValueHidden(group, inbound) ? Stream.of("value") : Stream.of();
        String keyText = inbound.keyText();
        Stream<String> key = keyText != null && keyText.contains(REPLACEMENT) ? Stream.of("key") : Stream.of();
        return Stream.of(value, key, headers(inbound.headers()))
                .flatMap(parts -> parts)
                .limit(MOST)
                .toList();
    }

    @Override
    public Optional<String> reader() {
        return Optional.of(DeadLetterHeaders.SIDECAR);
    }

    private boolean isValueHidden(String group, InboundRecord inbound) {
        byte[] value = inbound.value();
        return Arrays.equals(value, NO_VALUE) || catalogue.group(group).routes().containsKey(inbound.topic());
    }

    private static Stream<String> headers(List<RecordHeader> headers) {
        Map<String, Long> byName =
                headers.stream().collect(Collectors.groupingBy(RecordHeader::name, Collectors.counting()));
        return headers.stream()
                .filter(header -> isHidden(header) || byName.getOrDefault(header.name(), 0L) > 1)
                .map(header -> "header " + printable(header.name()))
                .distinct();
    }

    private static boolean isHidden(RecordHeader header) {
        return header.value() == null
                || header.name().contains(REPLACEMENT)
                || header.text().contains(REPLACEMENT);
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST)).replaceAll("[^\\p{Graph}]", "?");
    }
}
