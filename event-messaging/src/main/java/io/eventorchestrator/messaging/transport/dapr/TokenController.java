package io.eventorchestrator.messaging.transport.dapr;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers a sidecar that has this service's token; {@link TokenGuard} answers one that has not. */
@RestController
class TokenController {

    @GetMapping("/events/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accepted() {
        // The status says it all.
    }
}
