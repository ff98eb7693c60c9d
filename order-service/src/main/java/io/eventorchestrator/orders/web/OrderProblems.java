package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.CancelOrder;
import io.eventorchestrator.orders.application.OncePerKey;
import io.eventorchestrator.orders.domain.Contradiction;
import io.eventorchestrator.web.FieldProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problems that only orders can cause. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OrderProblems {

    @ExceptionHandler
    ProblemDetail keyReused(OncePerKey.KeyReused reused) {
        return new FieldProblem("Idempotency-Key", "was used with another request")
                .answer(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ExceptionHandler
    ProblemDetail beingReturned(CancelOrder.BeingReturned refused) {
        return new FieldProblem("id", "names an order that has a return and can't be cancelled")
                .answer(HttpStatus.CONFLICT);
    }

    @ExceptionHandler
    ProblemDetail contradiction(Contradiction contradiction) {
        return new FieldProblem(contradiction.field(), String.valueOf(contradiction.getMessage()))
                .answer(HttpStatus.BAD_REQUEST);
    }
}
