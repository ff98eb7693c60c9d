package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.web.FieldProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps refused counts to problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StockProblems {

    @ExceptionHandler
    ProblemDetail refused(SetStock.Refused refused) {
        return switch (refused.reason()) {
            case LESS_THAN_RESERVED ->
                new FieldProblem("onHand", "is less than the reserved quantity").answer(HttpStatus.CONFLICT);
            case COUNTED_MEANWHILE ->
                new FieldProblem("If-Match", "does not match: somebody has counted it since, or the SKU is unknown")
                        .answer(HttpStatus.PRECONDITION_FAILED);
        };
    }
}
