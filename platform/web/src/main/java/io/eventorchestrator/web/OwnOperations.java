package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Runs the checks only for the application's own operations; operations of other libraries are exempt. */
final class OwnOperations implements HandlerInterceptor {

    private final List<String> application;
    private final List<RequestCheck> checks;

    /** @param application packages of the application */
    OwnOperations(List<String> application, RequestCheck... checks) {
        this.application = List.copyOf(application);
        this.checks = List.of(checks);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && isOwn(operation)) {
            checks.forEach(check -> check.check(operation, request));
        }
        return true;
    }

    private boolean isOwn(HandlerMethod operation) {
        String name = operation.getBeanType().getName();
        return application.stream().anyMatch(owner -> name.startsWith(owner + "."));
    }
}
