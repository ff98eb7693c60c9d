package io.eventorchestrator.messaging.transport.dapr;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers a sidecar with the right token; {@link TokenGuard} answers any other. */
@RestController
class TokenController {

    @GetMapping("/events/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accepted() {
        // The status is the answer.
    }
}
