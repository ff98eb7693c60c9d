package io.eventorchestrator.orders.returns.web;

import io.eventorchestrator.orders.returns.application.Workflows.NoEngine;
import io.eventorchestrator.orders.returns.domain.NotInThisState;
import io.eventorchestrator.orders.returns.domain.NotReturnable;
import io.eventorchestrator.web.FieldProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problems that only returns can cause. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReturnProblems {

    @ExceptionHandler
    ProblemDetail notReturnable(NotReturnable refused) {
        return new FieldProblem(refused.field(), String.valueOf(refused.getMessage()))
                .answer(refused.isByState() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @ExceptionHandler
    ProblemDetail notInThisState(NotInThisState refused) {
        return new FieldProblem("id", "names a return that " + refused.getMessage()).answer(HttpStatus.CONFLICT);
    }

    @ExceptionHandler
    ProblemDetail noEngine(NoEngine missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(missing.getMessage()));
    }
}
