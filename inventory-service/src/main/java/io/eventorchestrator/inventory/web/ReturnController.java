package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.TakeGoodsBack;
import io.eventorchestrator.inventory.application.TakeGoodsOut;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Only callers that pass {@link CallerToken} get here. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = CallerToken.HEADER)
@ApiResponse(responseCode = "401", description = "The caller-token is missing or wrong")
@ApiResponse(
        responseCode = "503",
        description = "No caller may send returns, because inventory.returns-token is not set, or the service can't"
                + " answer now; nothing changed")
class ReturnController {

    private static final String EXAMPLE = """
            {
              "orderId": "01981d3c-0000-7000-8000-000000000001",
              "lines": [{"sku": "TEA-EARL-GREY", "quantity": 2}]
            }
            """;

    private final TakeGoodsBack takeGoodsBack;
    private final TakeGoodsOut takeGoodsOut;

    ReturnController(TakeGoodsBack takeGoodsBack, TakeGoodsOut takeGoodsOut) {
        this.takeGoodsBack = takeGoodsBack;
        this.takeGoodsOut = takeGoodsOut;
    }

    @Operation(summary = "Take the goods of a return back into stock", description = "Idempotent by the return's id.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "409",
            description = "The problem's reason is nothing-held or more-than-held (by the order), other-goods (this id"
                    + " has other lines or another order) or taken-out (a DELETE came before)")
    @PutMapping(path = "/returns/{returnId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReturnView put(@PathVariable UUID returnId, @RequestBody @Valid Goods goods) {
        return ReturnView.of(takeGoodsBack.takeBack(returnId, goods.orderId(), goods.reserved()));
    }

    @Operation(
            summary = "Take the goods of a return out of stock again",
            description = "Idempotent by the return's id. An id that never came is remembered: a later PUT changes"
                    + " nothing and is refused. Goods of an order that was cancelled meanwhile stay in stock.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "409",
            description = "The problem's reason is stock-missing: the goods are reserved for other orders, or a count"
                    + " found less; nothing changed")
    @DeleteMapping("/returns/{returnId}")
    ReturnView delete(@PathVariable UUID returnId) {
        return ReturnView.of(takeGoodsOut.takeOut(returnId));
    }

    record Goods(
            @NotNull UUID orderId,

            @Schema(description = "lines of one SKU are added up") @NotEmpty @Size(max = 100)
            List<@NotNull @Valid Line> lines) {

        List<Reservation.Line> reserved() {
            return lines.stream()
                    .map(line -> new Reservation.Line(line.sku(), line.quantity()))
                    .toList();
        }
    }

    @Schema(name = "GoodsLine")
    record Line(
            @NotBlank @Size(max = 64) @PlainText String sku,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity) {}
}
