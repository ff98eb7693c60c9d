package io.eventorchestrator.inventory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.inventory.domain.ReturnedGoods;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The goods of a return as callers see them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnView(
        UUID returnId,
        ReturnedGoods.State state,

        @Schema(description = "absent if the goods never came") @Nullable
        UUID orderId,

        @Schema(description = "each SKU once; empty if the goods never came")
        List<Line> lines) {

    static ReturnView of(ReturnedGoods goods) {
        List<Line> lines = goods.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
        return new ReturnView(goods.returnId(), goods.state(), goods.orderId(), lines);
    }

    @Schema(name = "ReturnedLine")
    record Line(String sku, int quantity) {}
}
