package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.Returns.Stored;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Starts and wakes workflows after a commit. The row says what a return needs, so a call that fails is not repeated
 * here: the watchdog makes up for it.
 */
@Component
public class Workflows {

    private static final Logger log = LoggerFactory.getLogger(Workflows.class);

    private final ObjectProvider<ReturnWorkflows> engine;
    private final Returns returns;
    private final ReturnProperties properties;

    Workflows(ObjectProvider<ReturnWorkflows> engine, Returns returns, ReturnProperties properties) {
        this.engine = engine;
        this.returns = returns;
        this.properties = properties;
    }

    /** @throws NoEngine if this service has no workflow engine */
    public void require() {
        if (engine().isEmpty()) {
            throw new NoEngine();
        }
    }

    /** Starts the workflow of a new return. */
    public void start(UUID id) {
        attempt(id, engine -> returns.find(id).ifPresent(stored -> engine.start(id, stored.run())));
    }

    /** Lets the workflow of a return look at it again. */
    public void wake(Stored stored) {
        attempt(stored.id(), engine -> engine.decided(stored.id(), stored.run()));
    }

    /**
     * Starts another run of a return's workflow.
     *
     * @return its number
     */
    int restart(UUID id) {
        int run = returns.nextRun(id, properties.stuckAfter());
        attempt(id, engine -> engine.start(id, run));
        return run;
    }

    Optional<ReturnWorkflows> engine() {
        return Optional.ofNullable(engine.getIfAvailable());
    }

    private void attempt(UUID id, Consumer<ReturnWorkflows> call) {
        try {
            engine().ifPresent(call);
        } catch (RuntimeException failed) {
            log.warn("The workflow of return {} can't be reached now: {}", id, failed.toString());
        }
    }

    /** This service has no workflow engine. */
    public static final class NoEngine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoEngine() {
            super("Returns need a workflow engine, and this service runs without a sidecar that has one");
        }
    }
}
