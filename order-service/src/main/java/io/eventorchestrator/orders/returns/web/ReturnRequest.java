package io.eventorchestrator.orders.returns.web;

import io.eventorchestrator.orders.returns.domain.Selection;
import io.eventorchestrator.orders.returns.domain.Selection.Wanted;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body of {@code POST /orders/{id}/returns}. */
record ReturnRequest(
        @Schema(description = "each SKU once") @NotEmpty @Size(max = 100)
        List<@NotNull @Valid Item> lines,

        @NotBlank @Size(max = 200) @PlainText String reason) {

    static final String EXAMPLE = """
            {"lines": [{"sku": "CUP-WHITE", "quantity": 1}], "reason": "It arrived broken"}
            """;

    /** @throws io.eventorchestrator.orders.returns.domain.NotReturnable if a SKU appears twice */
    Selection toSelection() {
        return new Selection(lines.stream().map(Item::toWanted).toList(), reason);
    }

    record Item(
            @NotBlank @Size(max = 64) @PlainText String sku,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity) {

        Wanted toWanted() {
            return new Wanted(sku, quantity);
        }
    }
}
