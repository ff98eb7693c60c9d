package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.InventoryProperties;
import io.eventorchestrator.web.FieldProblem;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Admits to returns only callers that send the token. Decides before the body is read. */
@Component
@SecurityScheme(
        name = CallerToken.HEADER,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = CallerToken.HEADER)
class CallerToken implements HandlerInterceptor, WebMvcConfigurer {

    static final String HEADER = "caller-token";

    private final byte[] expected;

    CallerToken(InventoryProperties properties) {
        this.expected = properties.returnsToken().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/returns/*").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (expected.length == 0) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, off(), null);
        }
        if (!isExpected(Collections.list(request.getHeaders(HEADER)))) {
            throw refusal();
        }
        return true;
    }

    // Compares in constant time, to reveal nothing about the token.
    private boolean isExpected(List<String> given) {
        return given.size() == 1
                && MessageDigest.isEqual(expected, given.getFirst().getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorResponseException refusal() {
        ErrorResponseException refusal =
                new FieldProblem(HEADER, "is missing or wrong").refusal(HttpStatus.UNAUTHORIZED);
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, HEADER);
        return refusal;
    }

    private static ProblemDetail off() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "returns are off, because inventory.returns-token is not set");
    }
}
