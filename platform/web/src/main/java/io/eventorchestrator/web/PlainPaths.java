package io.eventorchestrator.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that container, Spring and proxies interpret differently: with path parameters, which Spring drops, or
 * with empty or dot segments, plain or encoded. An encoded semicolon counts as one, since a proxy may decode it.
 */
final class PlainPaths extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault = fault(request.getRequestURI());
        if (fault.isPresent()) {
            ContainerProblems.refuse(request, response, new FieldProblem("path", fault.get()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> fault(String path) {
        return path.equals("/")
                ? Optional.empty()
                : Arrays.stream(path.replaceFirst("^/", "").split("/", -1))
                        .flatMap(segment -> faultOf(segment).stream())
                        .findFirst();
    }

    private static Optional<String> faultOf(String segment) {
        String text = segment.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%3b", ";");
        if (text.contains(";")) {
            return Optional.of("contains a semicolon");
        }
        if (text.equals(".") || text.equals("..")) {
            return Optional.of("has a dot segment");
        }
        return text.isEmpty() ? Optional.of("has an empty segment") : Optional.empty();
    }
}
