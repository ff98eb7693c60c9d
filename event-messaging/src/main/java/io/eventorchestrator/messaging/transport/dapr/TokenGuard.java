package io.eventorchestrator.messaging.transport.dapr;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets only the sidecar deliver: it sends the application's token with each request, its health probes included. A 401
 * makes it hold the events back and try again, where a 404 would lose them.
 */
final class TokenGuard extends OncePerRequestFilter {

    private static final String TOKEN = "dapr-api-token";
    private static final Map<String, Object> PROBLEM = Map.of(
            "title", HttpStatus.UNAUTHORIZED.getReasonPhrase(),
            "status", HttpStatus.UNAUTHORIZED.value(),
            "detail", "only the sidecar of this service delivers events");

    private final byte[] expected;
    private final JsonMapper json;

    TokenGuard(String token, JsonMapper json) {
        this.expected = token.getBytes(StandardCharsets.UTF_8);
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(TOKEN);
        // In a time that does not tell how much of it was right.
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
        } else {
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
