package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.ReturnRefused;
import io.eventorchestrator.web.FieldProblem;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps refused returns to problem details. Their member {@code reason} is for programs. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReturnProblems {

    @ExceptionHandler
    ProblemDetail refused(ReturnRefused refused) {
        ProblemDetail problem = field(refused).answer(HttpStatus.CONFLICT);
        problem.setProperty(
                "reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return problem;
    }

    private static FieldProblem field(ReturnRefused refused) {
        String skus = String.join(", ", refused.skus());
        return switch (refused.reason()) {
            case OTHER_GOODS -> new FieldProblem("returnId", "belongs to other goods");
            case TAKEN_OUT -> new FieldProblem("returnId", "belongs to goods that were taken out again");
            case NOTHING_HELD -> new FieldProblem("orderId", "belongs to an order that holds no stock");
            case MORE_THAN_HELD -> new FieldProblem("lines", "name more than the order holds of " + skus);
            case STOCK_MISSING -> new FieldProblem("returnId", "belongs to goods that were sold meanwhile: " + skus);
        };
    }
}
