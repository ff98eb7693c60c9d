package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.messaging.CorrelationScope;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Does work on a return under its order's correlation id, which log lines and calls of other services then carry. */
@Component
public class ReturnScope {

    private final Returns returns;

    ReturnScope(Returns returns) {
        this.returns = returns;
    }

    /** Does the work; without a correlation id if no return has the id. */
    public <T> T call(UUID returnId, Supplier<T> work) {
        return returns.correlationId(returnId)
                .map(correlationId -> CorrelationScope.call(correlationId, work::get))
                .orElseGet(work);
    }

    /** Does the work; without a correlation id if no return has the id. */
    public void run(UUID returnId, Runnable work) {
        call(returnId, () -> {
            work.run();
            return true;
        });
    }
}
