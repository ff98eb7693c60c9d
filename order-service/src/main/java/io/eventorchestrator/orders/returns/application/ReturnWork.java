package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the next work of a return, as its row says, and does the work that calls no other service. */
@Service
public class ReturnWork {

    private static final Logger log = LoggerFactory.getLogger(ReturnWork.class);

    private final Returns returns;
    private final ReturnDecisions decisions;
    private final ReturnProperties properties;

    ReturnWork(Returns returns, ReturnDecisions decisions, ReturnProperties properties) {
        this.returns = returns;
        this.decisions = decisions;
        this.properties = properties;
    }

    /**
     * Notes which version of the workflow a run has, so that operators see which are in use.
     *
     * @return false if another run has replaced it, and goes on in its place
     */
    public boolean noteRun(UUID id, int run, String version) {
        boolean isNewest = returns.noteVersion(id, run, version);
        if (!isNewest) {
            log.info("Run {} of the workflow of return {} ends, since another has replaced it", run, id);
        }
        return isNewest;
    }

    /** The next work of a return. */
    public Next next(UUID id) {
        Stored stored = returns.find(id).orElseThrow();
        return new Next(stored.goodsReturn().next(), stored.decideBy());
    }

    /** Approves a small amount, or asks for a person's decision. */
    public void assess(UUID id) {
        decisions.commit(id, "Assessed", before -> before.assess(isSmall(before)));
    }

    // As the request's event promised to the customer and to sales, although the limit may be another by now.
    private boolean isSmall(OrderReturn requested) {
        return returns.isSmall(requested.id())
                .orElseGet(() -> properties.isSmall(
                        requested.goods().currency(), requested.goods().amount()));
    }

    /** Declines a return about which nobody decided in time; does nothing before that time. */
    @Transactional
    public void timeOut(UUID id) {
        Stored locked = returns.lock(id).orElseThrow();
        if (isLate(locked)) {
            decisions.decide(locked, "DeadlinePassed", null, OrderReturn::timeOut);
        }
    }

    static boolean isLate(Stored stored) {
        return stored.goodsReturn().state() == ReturnState.AWAITING_DECISION && stored.isTooLate();
    }

    /**
     * The next work.
     *
     * @param decideBy latest time for a person's decision; null if none was asked for one
     */
    public record Next(Work work, @Nullable Instant decideBy) {}
}
