package io.eventorchestrator.web;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An error in one part of a request.
 *
 * @param field path in the body such as {@code lines[0].sku}, name of a parameter or header, or {@code body}
 * @param message predicate of a sentence whose subject is the field; names no class
 */
public record FieldProblem(String field, String message) {

    // Otherwise ten thousand wrong lines would give ten thousand messages.
    private static final int SHOWN = 20;

    /** A problem detail that names only this field. */
    public ProblemDetail answer(HttpStatusCode status) {
        return answer(status, List.of(this));
    }

    /** An exception that makes a controller answer with the problem detail. */
    public ErrorResponseException refusal(HttpStatusCode status) {
        return refusal(status, List.of(this));
    }

    static ErrorResponseException refusal(HttpStatusCode status, List<FieldProblem> all) {
        return new ErrorResponseException(status, answer(status, all), null);
    }

    /** A problem detail that lists the first fields in its member {@code errors}, and names one in its detail. */
    static ProblemDetail answer(HttpStatusCode status, List<FieldProblem> all) {
        String detail = all.stream()
                .findFirst()
                .map(first -> first.field() + " " + first.message())
                .orElse("the request is not valid");
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", all.stream().limit(SHOWN).toList());
        return problem;
    }
}
