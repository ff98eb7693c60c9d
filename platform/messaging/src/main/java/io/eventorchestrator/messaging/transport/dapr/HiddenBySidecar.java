package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what the sidecar changes. It treats keys and headers as text, with replacement characters for invalid UTF-8,
 * keeps the last of several headers with one name, and rewrites the JSON of events that it routes by content. A header
 * without a value arrives as an empty one and can't be detected.
 */
final class HiddenBySidecar implements HiddenParts {

    private static final String REPLACEMENT = "\ufffd";
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private final Catalogue catalogue;

    HiddenBySidecar(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<String> of(String group, InboundRecord inbound) {
        Stream<String> value =
                catalogue.group(group).routes().containsKey(inbound.topic()) ? Stream.of("value") : Stream.of();
        String keyText = inbound.keyText();
        Stream<String> key = keyText != null && keyText.contains(REPLACEMENT) ? Stream.of("key") : Stream.of();
        return Stream.of(value, key, headers(inbound.headers()))
                .flatMap(parts -> parts)
                .limit(MOST)
                .toList();
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
