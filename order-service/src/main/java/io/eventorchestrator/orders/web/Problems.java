package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.domain.Contradiction;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers by RFC 9457 problem details that name the field. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail keyReused(PlaceOrder.KeyReused reused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reused.getMessage());
    }

    @ExceptionHandler
    ProblemDetail contradiction(Contradiction contradiction) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, contradiction.getMessage());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = invalid.getBody();
        problem.setProperty("errors", fields(invalid.getFieldErrors()));
        return handleExceptionInternal(invalid, problem, headers, status, request);
    }

    // What Spring throws instead where a parameter, such as a header, has a constraint of its own.
    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = invalid.getBody();
        problem.setProperty(
                "errors",
                invalid.getParameterValidationResults().stream()
                        .flatMap(Problems::fields)
                        .toList());
        return handleExceptionInternal(invalid, problem, headers, status, request);
    }

    private static Stream<FieldProblem> fields(ParameterValidationResult result) {
        String parameter = String.valueOf(result.getMethodParameter().getParameterName());
        return result instanceof ParameterErrors errors
                ? fields(errors.getFieldErrors()).stream()
                : result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(parameter, String.valueOf(error.getDefaultMessage())));
    }

    private static List<FieldProblem> fields(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    record FieldProblem(String field, String message) {}
}
