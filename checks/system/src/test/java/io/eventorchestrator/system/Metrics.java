package io.eventorchestrator.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The metrics of one instance, read as Prometheus does. */
final class Metrics {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    Metrics(Instance instance) {
        this.request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + instance.port() + "/actuator/prometheus"))
                .build();
    }

    /** The number of deliveries that this instance handled itself. */
    long handled() {
        return read().lines()
                .filter(line -> line.startsWith("events_consumed_total{"))
                .filter(line -> line.contains("outcome=\"handled\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The value of a gauge; NaN if it is not known. */
    double gauge(String name) {
        return read().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The value of a counter for one value of a label; 0 if nothing was counted. */
    double counter(String name, String label, String value) {
        return read().lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> line.contains(label + "=\"" + value + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String read() {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
