package io.eventorchestrator.messaging.transport.dapr;

import java.net.http.HttpResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Finds out which token the sidecar sends, by having it call this service. So only the sidecar's own call counts, not
 * requests from others.
 */
final class TokenProbe {

    private final SidecarCall ownRoute;

    /** @param service name of the service, which its sidecar is asked to call */
    TokenProbe(DaprProperties sidecar, String service) {
        this.ownRoute = new SidecarCall(
                sidecar.host(),
                sidecar.httpPort(),
                "/v1.0/invoke/%s/method/events/token".formatted(service),
                TokenGuard.TOKEN,
                sidecar.apiToken());
    }

    /** @return true if this service refused the sidecar; false also if the sidecar can't be asked */
    boolean sidecarIsRefused() {
        return ownRoute.answer().filter(TokenProbe::isRefusal).isPresent();
    }

    // The sidecar refuses with the same status, but without the header.
    private static boolean isRefusal(HttpResponse<Void> answer) {
        return answer.statusCode() == HttpStatus.UNAUTHORIZED.value()
                && answer.headers().allValues(HttpHeaders.WWW_AUTHENTICATE).contains(TokenGuard.TOKEN);
    }
}
