package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.domain.StockLevel;
import io.eventorchestrator.web.FieldProblem;
import io.eventorchestrator.web.Page;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {

    private final Stock stock;
    private final SetStock setStock;

    StockController(Stock stock, SetStock setStock) {
        this.stock = stock;
        this.setStock = setStock;
    }

    @Operation(
            summary = "Set a stock level to the result of a count",
            description = "Adds an unknown SKU. With If-Match, sets the level only if nobody has counted it since;"
                    + " reservations and releases don't matter.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject("{\"onHand\": 120, \"threshold\": 10}")))
    @ApiResponse(responseCode = "200", headers = @Header(name = "ETag", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "409", description = "More is reserved than the count found")
    @ApiResponse(responseCode = "412", description = "Somebody has counted it since, or the SKU is unknown")
    @PutMapping(path = "/stock/{sku}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StockLevelView> put(
            @PathVariable @NotBlank @Size(max = 64) @PlainText String sku,
            @RequestBody @Valid Count count,
            @Parameter(
                            description = "The ETag of the level that the count was taken from",
                            schema = @Schema(type = "string"))
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    List<String> expected) {
        int threshold = count.threshold() == null ? 0 : count.threshold();
        if (expected == null) {
            return answer(setStock.set(sku, count.onHand(), threshold));
        }
        return answer(setStock.set(sku, count.onHand(), threshold, StockTag.condition(expected)));
    }

    @Operation(summary = "The level of one SKU")
    @ApiResponse(responseCode = "200", headers = @Header(name = "ETag", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "The SKU is unknown")
    @GetMapping("/stock/{sku}")
    ResponseEntity<StockLevelView> get(@PathVariable @Size(max = 64) @PlainText String sku) {
        return stock.find(sku)
                .map(StockController::answer)
                .orElseThrow(() -> new FieldProblem("sku", "is not known").refusal(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<StockLevelView> answer(StockLevel level) {
        return ResponseEntity.ok().eTag(StockTag.of(level)).body(StockLevelView.of(level));
    }

    @Operation(summary = "All levels, in the order of their SKUs")
    @GetMapping("/stock")
    Page<StockLevelView> list(
            @RequestParam(required = false) @Size(min = 1, max = 64) @PlainText @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<StockLevelView> found = stock.list(after == null ? "" : after, limit + 1).stream()
                .map(StockLevelView::of)
                .toList();
        return Page.of(found, limit, StockLevelView::sku);
    }

    record Count(
            @NotNull @Min(0) @Max(1_000_000_000) Integer onHand,

            @Schema(types = {"integer", "null"}) @Nullable @Min(0) @Max(1_000_000_000)
            Integer threshold) {}
}
