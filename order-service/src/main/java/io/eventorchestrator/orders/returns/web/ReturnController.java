package io.eventorchestrator.orders.returns.web;

import io.eventorchestrator.orders.application.IdempotencyKeys.Answer;
import io.eventorchestrator.orders.application.OncePerKey;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.returns.application.DecideReturn;
import io.eventorchestrator.orders.returns.application.RequestReturn;
import io.eventorchestrator.orders.returns.application.Returns;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.application.Workflows;
import io.eventorchestrator.web.FieldProblem;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@ApiResponse(responseCode = "503", description = "This service runs without a workflow engine")
class ReturnController {

    private static final String UNKNOWN = "No return has this id";
    private static final String UNKNOWN_ORDER = "No order has this id";
    private static final String RETURNS = "/returns/";
    private static final String SOON = "1";

    private final RequestReturn requestReturn;
    private final DecideReturn decideReturn;
    private final OncePerKey oncePerKey;
    private final Returns returns;
    private final Orders orders;
    private final Workflows workflows;
    private final ObjectProvider<StepJournal> journal;
    private final JsonMapper json;

    ReturnController(
            RequestReturn requestReturn,
            DecideReturn decideReturn,
            OncePerKey oncePerKey,
            Returns returns,
            Orders orders,
            Workflows workflows,
            ObjectProvider<StepJournal> journal,
            JsonMapper json) {
        this.requestReturn = requestReturn;
        this.decideReturn = decideReturn;
        this.oncePerKey = oncePerKey;
        this.returns = returns;
        this.orders = orders;
        this.workflows = workflows;
        this.journal = journal;
        this.json = json;
    }

    @Operation(
            summary = "Return lines of an order",
            description = "A small amount is approved at once; otherwise a person decides.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(ReturnRequest.EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "Requested, or requested before with the same Idempotency-Key",
            headers = {
                @Header(name = "Location", description = "The return", schema = @Schema(type = "string")),
                @Header(
                        name = "Retry-After",
                        description = "Seconds until the state may have changed",
                        schema = @Schema(type = "integer"))
            },
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    @ApiResponse(responseCode = "404", description = UNKNOWN_ORDER)
    @ApiResponse(responseCode = "409", description = "The order, or its earlier returns, do not permit it")
    @ApiResponse(
            responseCode = "422",
            description = "The order does not have these lines, or the Idempotency-Key was used with another request")
    @PostMapping(path = "/orders/{id}/returns", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> request(
            @PathVariable UUID id,
            @RequestBody @Valid ReturnRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 128) @PlainText @Nullable
                    String key) {
        workflows.require();
        Answer answer = key == null
                ? request(id, request)
                : oncePerKey.answer(
                        key, "returns of " + id + " " + json.writeValueAsString(request), () -> request(id, request));
        workflows.start(UUID.fromString(answer.location().substring(RETURNS.length())));
        return ResponseEntity.status(answer.status())
                .location(URI.create(answer.location()))
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private Answer request(UUID orderId, ReturnRequest request) {
        ReturnView requested = requestReturn
                .request(orderId, request.toSelection())
                .map(ReturnView::of)
                .orElseThrow(() -> unknown("names no order"));
        return new Answer(HttpStatus.ACCEPTED.value(), RETURNS + requested.id(), json.writeValueAsString(requested));
    }

    @Operation(
            summary = "One return",
            description = "With each attempt of its workflow, if the sidecar's state store can be read.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = UNKNOWN)
    @GetMapping("/returns/{id}")
    ReturnView get(@PathVariable UUID id) {
        workflows.require();
        return returns.find(id)
                .map(stored -> ReturnView.of(stored, progress(id)))
                .orElseThrow(() -> unknown("names no return"));
    }

    private @Nullable ProgressView progress(UUID id) {
        StepJournal found = journal.getIfAvailable();
        return found == null ? null : ProgressView.of(found, id);
    }

    @Operation(summary = "The returns of an order, oldest first")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = UNKNOWN_ORDER)
    @GetMapping("/orders/{id}/returns")
    List<ReturnView> ofOrder(@PathVariable UUID id) {
        workflows.require();
        if (orders.find(id).isEmpty()) {
            throw unknown("names no order");
        }
        return returns.ofOrder(id).stream().map(ReturnView::of).toList();
    }

    @Operation(summary = "Approve or decline a return", description = "Who decides, and why, is recorded.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(DecisionRequest.EXAMPLE)))
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = UNKNOWN)
    @ApiResponse(responseCode = "409", description = "The return does not wait for a decision, or no longer")
    @PostMapping(path = "/returns/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.OK)
    ReturnView decide(@PathVariable UUID id, @RequestBody @Valid DecisionRequest request) {
        workflows.require();
        Stored decided =
                decideReturn.decide(id, request.approve(), request.who()).orElseThrow(() -> unknown("names no return"));
        workflows.wake(decided);
        return ReturnView.of(decided);
    }

    private static ErrorResponseException unknown(String message) {
        return new FieldProblem("id", message).refusal(HttpStatus.NOT_FOUND);
    }
}
