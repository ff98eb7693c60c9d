package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.method.HandlerMethod;

/** A rule that a request must satisfy before it reaches the operation. */
interface RequestCheck {

    /** @throws RuntimeException that is answered as a problem, if the request violates the rule */
    void check(HandlerMethod operation, HttpServletRequest request);
}
