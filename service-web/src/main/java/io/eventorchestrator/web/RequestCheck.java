package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.method.HandlerMethod;

/** Something that a request has to keep to before it reaches the operation. */
interface RequestCheck {

    /** @throws RuntimeException that is answered as a problem, if the request is refused */
    void check(HandlerMethod operation, HttpServletRequest request);
}
