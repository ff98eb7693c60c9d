package io.eventorchestrator.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests that the container or a filter refuses, before or after the controller. */
@Hidden
@RestController
class ContainerProblems implements ErrorController {

    private static final String FOUND = ContainerProblems.class.getName() + ".found";

    /** Ends a request in a filter with 400 and the problem. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, FieldProblem problem)
            throws IOException {
        request.setAttribute(FOUND, problem);
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpServletResponse response) {
        ProblemDetail problem = problem(request, status(request));
        if (problem.getStatus() == HttpStatus.METHOD_NOT_ALLOWED.value()) {
            AllowedMethods.tell(response, request.getServletContext(), asked(request));
        }
        problem.setInstance(instance(request));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static ProblemDetail problem(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(FOUND) instanceof FieldProblem found) {
            return found.answer(status);
        }
        return status == HttpStatus.REQUEST_TIMEOUT
                ? UnreadableBody.LATE.answer(status)
                : ProblemDetail.forStatus(status);
    }

    // The requested path rather than that of this operation; omitted if it is not a URI.
    private static @Nullable URI instance(HttpServletRequest request) {
        try {
            String asked = asked(request);
            return asked.isEmpty() ? null : new URI(asked);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked : "";
    }
}
