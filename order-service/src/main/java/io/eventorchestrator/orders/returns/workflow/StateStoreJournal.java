package io.eventorchestrator.orders.returns.workflow;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.State;
import io.dapr.client.domain.StateOptions;
import io.dapr.client.domain.StateOptions.Concurrency;
import io.dapr.client.domain.StateOptions.Consistency;
import io.dapr.exceptions.DaprException;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps journals in the sidecar's state store, at {@code return-<id>}. A writer that another overtook reads again. */
final class StateStoreJournal implements StepJournal {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    // Since its last change. By then nobody looks at the attempts of a return.
    private static final Map<String, String> KEPT =
            Map.of("ttlInSeconds", String.valueOf(Duration.ofDays(90).toSeconds()));
    private static final int MOST_CONFLICTS = 10;
    private static final String CONFLICT = "ABORTED";
    // What the sidecar 1.18.2 says if two writers make a new entry.
    private static final String CONFLICT_ABOUT_NEW = "no item was updated";
    private static final StateOptions FIRST_WRITER = new StateOptions(Consistency.STRONG, Concurrency.FIRST_WRITE);

    private final DaprClient sidecar;
    private final String store;
    private final Clock clock;
    private final JsonMapper json;

    StateStoreJournal(DaprClient sidecar, String store, Clock clock, JsonMapper json) {
        this.sidecar = sidecar;
        this.store = store;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void began(UUID returnId, Work work) {
        change(returnId, journal -> journal.began(work, clock.instant()));
    }

    @Override
    public void failed(UUID returnId, Work work, String error) {
        change(returnId, journal -> journal.failed(work, error));
    }

    @Override
    public void gaveUp(UUID returnId, Work work, String error) {
        change(returnId, journal -> journal.gaveUp(work, error, clock.instant()));
    }

    @Override
    public void ended(UUID returnId) {
        change(returnId, journal -> journal.ended(clock.instant()));
    }

    @Override
    public List<Entry> read(UUID returnId) {
        return journal(load(key(returnId)).getValue()).entries();
    }

    private void change(UUID returnId, UnaryOperator<Journal> change) {
        String key = key(returnId);
        int conflicts = 0;
        while (!isStored(key, change)) {
            conflicts++;
            if (conflicts == MOST_CONFLICTS) {
                throw new IllegalStateException("others wrote " + key + " each time");
            }
        }
    }

    private boolean isStored(String key, UnaryOperator<Journal> change) {
        State<byte[]> before = load(key);
        byte[] after = json.writeValueAsBytes(change.apply(journal(before.getValue())));
        try {
            sidecar.saveState(store, key, before.getEtag(), after, KEPT, FIRST_WRITER)
                    .block(PATIENCE);
            return true;
        } catch (DaprException refused) {
            if (isConflict(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private static boolean isConflict(DaprException refused) {
        return CONFLICT.equals(refused.getErrorCode())
                || String.valueOf(refused.getMessage()).contains(CONFLICT_ABOUT_NEW);
    }

    private State<byte[]> load(String key) {
        return Objects.requireNonNull(sidecar.getState(store, key, byte[].class).block(PATIENCE));
    }

    private Journal journal(byte @Nullable [] stored) {
        return stored == null || stored.length == 0 ? Journal.EMPTY : json.readValue(stored, Journal.class);
    }

    private static String key(UUID returnId) {
        return "return-" + returnId;
    }
}
