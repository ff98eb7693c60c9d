package io.eventorchestrator.web;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What is wrong with one part of a request.
 *
 * @param field path into the body such as {@code lines[0].sku}, name of a parameter or a header, or {@code body}
 * @param message continues the sentence that the field begins, and names no class
 */
public record FieldProblem(String field, String message) {

    // Otherwise a list of ten thousand wrong lines would give ten thousand messages.
    private static final int SHOWN = 20;

    /** The problem detail that names only this field. */
    public ProblemDetail answer(HttpStatusCode status) {
        return answer(status, List.of(this));
    }

    /** What a controller throws so that the problem detail is answered. */
    public ErrorResponseException refusal(HttpStatusCode status) {
        return refusal(status, List.of(this));
    }

    static ErrorResponseException refusal(HttpStatusCode status, List<FieldProblem> all) {
        return new ErrorResponseException(status, answer(status, all), null);
    }

    /** The problem detail that names the first fields of the list in its member {@code errors}, and one in its detail. */
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
