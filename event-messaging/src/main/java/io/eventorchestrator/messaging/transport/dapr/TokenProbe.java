package io.eventorchestrator.messaging.transport.dapr;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Finds out which token the sidecar brings, by having it call this service. So the sidecar's own call is judged, and
 * what anybody else sends counts for nothing.
 */
final class TokenProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    /** @param service whose sidecar is asked, and which the sidecar then calls */
    TokenProbe(DaprProperties sidecar, String service) {
        URI ownRoute = URI.create("http://%s:%d/v1.0/invoke/%s/method/events/token"
                .formatted(sidecar.host(), sidecar.httpPort(), service));
        this.request = HttpRequest.newBuilder(ownRoute)
                .header(TokenGuard.TOKEN, sidecar.apiToken())
                .timeout(PATIENCE)
                .build();
    }

    /** @return true if this service refused the sidecar; false also where the sidecar can't be asked */
    boolean sidecarIsRefused() {
        try {
            return isRefusal(http.send(request, BodyHandlers.discarding()));
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // The sidecar refuses with the same status, but without the header.
    private static boolean isRefusal(HttpResponse<Void> answer) {
        return answer.statusCode() == HttpStatus.UNAUTHORIZED.value()
                && answer.headers().allValues(HttpHeaders.WWW_AUTHENTICATE).contains(TokenGuard.TOKEN);
    }
}
