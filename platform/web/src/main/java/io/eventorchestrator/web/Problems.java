package io.eventorchestrator.web;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers errors with RFC 9457 problem details that name the field. A service's own advice has precedence. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(invalid, fields(invalid.getFieldErrors()).toList(), headers, status, request);
    }

    // Spring throws this instead if a parameter, such as a header, has a constraint.
    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = invalid.getParameterValidationResults().stream()
                .flatMap(Problems::fields)
                .toList();
        return answer(invalid, fields, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = UnreadableBody.explain(unreadable);
        return handleExceptionInternal(
                unreadable, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException other, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String message = "must be one of " + other.getSupportedMediaTypes();
        return answer(other, List.of(new FieldProblem("Content-Type", message)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldProblem problem = new FieldProblem(missing.getParameterName(), "is missing");
        return answer(missing, List.of(problem), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        FieldProblem problem = new FieldProblem(name, StrictValues.expected(mismatch.getRequiredType()));
        return answer(mismatch, List.of(problem), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException unknown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unknown, List.of(new FieldProblem("path", "does not exist")), headers, status, request);
    }

    // Sets the content type explicitly, so that the problem is sent whatever the client accepts.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    @ExceptionHandler
    ProblemDetail violated(ConstraintViolationException violated) {
        List<FieldProblem> fields = violated.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList();
        return FieldProblem.answer(HttpStatus.BAD_REQUEST, fields);
    }

    // Tomcat reads the query only when a parameter is requested. It reports a parameter without a name or with a broken
    // escape as an illegal state.
    @ExceptionHandler
    ProblemDetail unreadableQuery(InvalidParameterException unreadable) {
        return new FieldProblem("query", "is not well-formed").answer(HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        log.warn("A request could not be served: {}", failure.toString());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "nothing was changed; try again in a moment");
        return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "1").build();
    }

    @ExceptionHandler
    @Nullable
    ProblemDetail unforeseen(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        log.error("A request failed", failure);
        return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "the service failed");
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception failure,
            List<FieldProblem> fields,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(failure, FieldProblem.answer(status, fields), headers, status, request);
    }

    private static Stream<FieldProblem> fields(ParameterValidationResult result) {
        return result instanceof ParameterErrors errors
                ? fields(errors.getFieldErrors())
                : result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(name(result), String.valueOf(error.getDefaultMessage())));
    }

    private static String name(ParameterValidationResult result) {
        MethodParameter parameter = result.getMethodParameter();
        return parameter.hasParameterAnnotation(RequestHeader.class)
                ? SingleHeaders.name(parameter)
                : String.valueOf(parameter.getParameterName());
    }

    private static Stream<FieldProblem> fields(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())));
    }
}
