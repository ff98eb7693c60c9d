package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the headers of a dead letter: those of the original, in their order, and the verdict, in headers that begin
 * with {@code dlq-}. A producer's own headers with such names are renamed; on a replay they are the verdict of the
 * replayed dead letter, and the new verdict replaces them.
 */
final class DeadLetterHeaderWriter {

    private static final String OF_THE_PRODUCER = "original-";

    // A replay may fail without them.
    private static final Set<String> OF_ONE_FAILURE = Set.of(DeadLetterHeaders.CAUSES, DeadLetterHeaders.CODE_LINE);

    private final DeadLetter letter;
    private final HiddenParts hidden;

    DeadLetterHeaderWriter(DeadLetter letter, HiddenParts hidden) {
        this.letter = letter;
        this.hidden = hidden;
    }

    /** @param verdict headers by name, without those that follow from the record */
    List<RecordHeader> with(Map<String, String> verdict) {
        Map<String, String> ours = new TreeMap<>(verdict);
        ours.putAll(origin());
        ours.putAll(losses());
        List<RecordHeader> headers = new ArrayList<>(originals());
        headers.removeIf(header -> ours.containsKey(header.name()) || OF_ONE_FAILURE.contains(header.name()));
        ours.forEach((name, text) -> headers.add(RecordHeader.of(name, text)));
        return headers;
    }

    private List<RecordHeader> originals() {
        return letter.isReplay()
                ? letter.original().headers()
                : letter.original().headers().stream()
                        .map(DeadLetterHeaderWriter::ofTheProducer)
                        .toList();
    }

    private static RecordHeader ofTheProducer(RecordHeader header) {
        return header.name().startsWith(DeadLetterHeaders.PREFIX)
                ? new RecordHeader(OF_THE_PRODUCER + header.name(), header.value())
                : header;
    }

    private Map<String, String> origin() {
        InboundRecord inbound = letter.original();
        Map<String, String> origin = new TreeMap<>(Map.of(
                DeadLetterHeaders.ORIGIN_TOPIC, inbound.topic(),
                DeadLetterHeaders.ORIGIN_PARTITION, String.valueOf(inbound.partition()),
                DeadLetterHeaders.ORIGIN_OFFSET, String.valueOf(inbound.offset())));
        if (letter.digest() != null) {
            origin.put(DeadLetterHeaders.ORIGIN_DIGEST, letter.digest());
        }
        if (letter.isReplay()) {
            origin.replaceAll((name, here) -> inbound.header(name).orElse(here));
        }
        return origin;
    }

    // On a replay, the headers of the replayed letter stay: nobody can restore the parts that its reader hid.
    private Map<String, String> losses() {
        Map<String, String> losses = new TreeMap<>();
        hidden.reader().ifPresent(reader -> losses.put(DeadLetterHeaders.READ_BY, reader));
        String notKept = String.join(", ", notKept());
        if (!notKept.isEmpty()) {
            losses.put(DeadLetterHeaders.NOT_KEPT, notKept);
        }
        return losses;
    }

    private Set<String> notKept() {
        Set<String> notKept = new LinkedHashSet<>();
        if (letter.isReplay()) {
            letter.original()
                    .header(DeadLetterHeaders.NOT_KEPT)
                    .map(before -> before.split(", "))
                    .map(List::of)
                    .ifPresent(notKept::addAll);
        }
        notKept.addAll(hidden.of(letter.group(), letter.original()));
        return notKept;
    }
}
