package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;

/**
 * Refuses a declared header that a client sends twice, in two lines or, as a proxy may join them, in one line with a
 * comma, because Spring joins them to one value. A second Content-Type, which the container would ignore, is refused
 * too. A header that the operation declares as a list may have several values.
 */
final class SingleHeaders implements RequestCheck {

    @Override
    public void check(HandlerMethod operation, HttpServletRequest request) {
        Stream.concat(declared(operation), Stream.of(HttpHeaders.CONTENT_TYPE))
                .filter(name -> isRepeated(Collections.list(request.getHeaders(name))))
                .findFirst()
                .ifPresent(name -> {
                    throw new FieldProblem(name, "is given more than once").refusal(HttpStatus.BAD_REQUEST);
                });
    }

    private static Stream<String> declared(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestHeader.class))
                .filter(parameter -> !List.class.isAssignableFrom(parameter.getParameterType()))
                .map(SingleHeaders::name);
    }

    /** The header's name in a request. */
    static String name(MethodParameter parameter) {
        RequestHeader declared = parameter.getParameterAnnotation(RequestHeader.class);
        return declared == null || declared.name().isEmpty()
                ? parameter.getParameter().getName()
                : declared.name();
    }

    private static boolean isRepeated(List<String> values) {
        return values.size() > 1 || values.stream().anyMatch(value -> value.contains(","));
    }
}
