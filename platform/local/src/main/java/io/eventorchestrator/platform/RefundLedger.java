package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The books of a payment provider that only pretends to pay. It decides about each return once, and refuses amounts
 * that end in 13. Decisions are on disk before anybody hears of them. Thread-safe.
 */
final class RefundLedger implements AutoCloseable {

    private static final String UNLUCKY = "13";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final FileChannel file;

    private RefundLedger(FileChannel file) {
        this.file = file;
    }

    /** @param file made if it does not exist; a last line that was not written to its end is dropped */
    static RefundLedger open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String written = Files.exists(file) ? Files.readString(file) : "";
        String complete = written.substring(0, written.lastIndexOf('\n') + 1);
        RefundLedger ledger =
                new RefundLedger(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        ledger.file.truncate(complete.getBytes(StandardCharsets.UTF_8).length);
        ledger.file.position(ledger.file.size());
        complete.lines().map(Entry::read).forEach(entry -> ledger.entries.put(entry.returnId(), entry));
        return ledger;
    }

    /** A known return keeps its decision, whatever amount it comes with. */
    synchronized Entry refund(String returnId, long amount, String currency) {
        Entry known = entries.get(returnId);
        State state = String.valueOf(amount).endsWith(UNLUCKY) ? State.REFUSED : State.REFUNDED;
        return known == null ? write(new Entry(returnId, state, amount, currency)) : known;
    }

    /** A paid or refused return stays so. An unknown one is never paid. */
    synchronized Entry cancel(String returnId) {
        Entry known = entries.get(returnId);
        return known == null ? write(new Entry(returnId, State.CANCELLED, 0, "")) : known;
    }

    /** All decisions, the oldest first. */
    synchronized Collection<Entry> entries() {
        return List.copyOf(entries.values());
    }

    private Entry write(Entry entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        entries.put(entry.returnId(), entry);
        return entry;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    enum State {
        REFUNDED,
        REFUSED,
        CANCELLED
    }

    /**
     * A decision.
     *
     * @param amount in minor units of the currency; 0 for a return that was cancelled before its refund
     * @param currency ISO 4217; empty for a return that was cancelled before its refund
     */
    record Entry(String returnId, State state, long amount, String currency) {

        private static Entry read(String line) {
            String[] parts = line.split(" ", -1);
            return new Entry(parts[0], State.valueOf(parts[1]), Long.parseLong(parts[2]), parts[3]);
        }

        private String line() {
            return "%s %s %d %s".formatted(returnId, state, amount, currency);
        }
    }
}
