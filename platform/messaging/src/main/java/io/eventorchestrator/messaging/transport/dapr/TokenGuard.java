package io.eventorchestrator.messaging.transport.dapr;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Admits only the sidecar, which sends the application's token with each call. A 401 makes it keep events back and try
 * again, where a 404 would lose them.
 */
final class TokenGuard extends OncePerRequestFilter {

    static final String TOKEN = "dapr-api-token";

    private static final Logger log = LoggerFactory.getLogger(TokenGuard.class);
    private static final Map<String, Object> PROBLEM = Map.of(
            "title", HttpStatus.UNAUTHORIZED.getReasonPhrase(),
            "status", HttpStatus.UNAUTHORIZED.value(),
            "detail", "only this service's sidecar may call this path");

    private final byte[] expected;
    private final JsonMapper json;
    private final Counter refusals;
    private final AtomicBoolean logged = new AtomicBoolean();

    TokenGuard(String token, JsonMapper json, MeterRegistry registry) {
        this.expected = token.getBytes(StandardCharsets.UTF_8);
        this.json = json;
        this.refusals = registry.counter("events.refused_calls");
    }

    // The sidecar's health probe carries no token (Dapr 1.18), and its answer reveals nothing.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PortSeparation.isPublic(request)
                || (request.getMethod().equals("GET")
                        && request.getServletPath().equals("/events/health"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(TOKEN);
        // Compares in constant time, to reveal nothing about the token.
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
        } else {
            refusals.increment();
            if (!logged.getAndSet(true)) {
                log.warn(
                        "A call without this service's token was refused; events.refused_calls counts any further one");
            }
            refuse(response);
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TOKEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(PROBLEM));
    }
}
