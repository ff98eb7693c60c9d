package io.eventorchestrator.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the methods that a path supports; otherwise the container's refusals would list every method of HTTP. */
final class AllowedMethods {

    private AllowedMethods() {}

    /** Replaces the response's {@code Allow}; it is empty if there is no operation at the path. */
    static void tell(HttpServletResponse response, ServletContext service, String path) {
        response.setHeader(HttpHeaders.ALLOW, at(WebApplicationContextUtils.getWebApplicationContext(service), path));
    }

    private static String at(@Nullable WebApplicationContext service, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return service == null
                ? ""
                : mappings(service)
                        .filter(mapping -> isAt(mapping, parsed))
                        .flatMap(AllowedMethods::names)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static Stream<RequestMappingInfo> mappings(WebApplicationContext service) {
        return service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream();
    }

    private static boolean isAt(RequestMappingInfo mapping, PathContainer path) {
        return mapping.getPathPatternsCondition() != null
                && mapping.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name);
    }
}
