package io.eventorchestrator.orders.returns.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.EndReason;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.orders.returns.domain.Step;
import io.eventorchestrator.orders.returns.domain.StepState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A return as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnView(
        UUID id,
        UUID orderId,
        ReturnState state,
        String currency,

        @Schema(description = "in minor units of the currency")
        long amount,

        List<Goods> lines,
        @Schema(description = "The customer's reason") String reason,

        @Schema(description = "Why it is declined, failed, or on the way to it; otherwise absent") @Nullable
        EndReason endReason,

        List<StepView> steps,
        Instant requestedAt,

        @Schema(description = "When the state of the return or of a step last changed")
        Instant changedAt,

        @Schema(description = "Latest time for a person's decision; absent unless one is awaited") @Nullable
        Instant decideBy,

        @Schema(description = "Only in the answer about one return") @Nullable
        ProgressView progress) {

    static ReturnView of(Stored stored) {
        return of(stored, null);
    }

    static ReturnView of(Stored stored, @Nullable ProgressView progress) {
        OrderReturn goodsReturn = stored.goodsReturn();
        return new ReturnView(
                goodsReturn.id(),
                goodsReturn.orderId(),
                goodsReturn.state(),
                goodsReturn.goods().currency(),
                goodsReturn.goods().amount(),
                lines(goodsReturn),
                goodsReturn.goods().reason(),
                goodsReturn.reason(),
                Stream.of(Step.values())
                        .map(step -> StepView.of(step, goodsReturn))
                        .toList(),
                stored.requestedAt(),
                stored.changedAt(),
                goodsReturn.state() == ReturnState.AWAITING_DECISION ? stored.decideBy() : null,
                progress);
    }

    private static List<Goods> lines(OrderReturn goodsReturn) {
        return goodsReturn.goods().lines().stream()
                .map(line -> new Goods(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }

    record Goods(String sku, int quantity, long unitPrice) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            Step step,
            StepState state,

            @Schema(description = "Attempts before it, or its compensation, failed; absent unless one did") @Nullable
            Integer failedAttempts,

            @Schema(description = "The last error; absent unless one failed") @Nullable
            String error) {

        static StepView of(Step step, OrderReturn goodsReturn) {
            Failure failure = goodsReturn.steps().of(step).failure();
            return new StepView(
                    step,
                    goodsReturn.steps().of(step).state(),
                    failure == null ? null : failure.attempts(),
                    failure == null ? null : failure.error());
        }
    }
}
