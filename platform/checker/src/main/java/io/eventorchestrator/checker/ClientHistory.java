package io.eventorchestrator.checker;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes the requests of a run's clients and their answers. A request without an answer may have had an effect or not.
 *
 * <p>The checker knows {@code POST /orders}, {@code POST /orders/ID/cancellation}, {@code POST /orders/ID/returns} and
 * {@code POST /returns/ID/decision}; it ignores others. Thread-safe.
 */
public final class ClientHistory implements Closeable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonLines file;
    private final Clock clock;
    private boolean complete;

    private ClientHistory(JsonLines file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Begins {@link HistoryFolder#client}, and replaces that of an earlier run. */
    public static ClientHistory open(HistoryFolder folder, Clock clock) throws IOException {
        return new ClientHistory(new JsonLines(folder.client()), clock);
    }

    /**
     * Notes a request, before it is sent.
     *
     * @param id of this request alone; for an order or a return, also its {@code Idempotency-Key}, with which it may
     *     be repeated. All clients of a run send their keys, or none does
     * @param operation method and path, such as {@code POST /orders}
     * @param request its body; empty if it has none
     */
    public void asked(String id, String operation, String request) {
        write(JSON.createObjectNode()
                .put("asked", id)
                .put("operation", operation)
                .put("request", request));
    }

    /** Notes the answer to a request, after it arrived. Without an answer, as after a time-out, note none. */
    public void answered(String id, int status, String body) {
        write(JSON.createObjectNode().put("answered", id).put("status", status).put("body", body));
    }

    // Each line at once, so that nothing is missing if this process is killed.
    private synchronized void write(ObjectNode line) {
        try {
            file.add(line.put("at", clock.instant().toString()).toString());
            file.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Completes the file. Close it before the history is checked: a file without its end is inconclusive. */
    @Override
    public synchronized void close() throws IOException {
        if (!complete) {
            file.end();
            complete = true;
        }
        file.close();
    }
}
