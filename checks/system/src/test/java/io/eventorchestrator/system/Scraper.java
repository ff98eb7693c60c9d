package io.eventorchestrator.system;

import io.eventorchestrator.system.Snapshot.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Scrapes the targets of Prometheus' configuration, each at its address on this machine, as Prometheus does. */
final class Scraper {

    private static final Path CONFIGURATION = Path.of("../../deploy/observability/prometheus.yaml");
    private static final String ACCEPT = "application/openmetrics-text;version=1.0.0,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    // As long as Prometheus waits.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Set<String> names;
    private final Addresses addresses;
    private final List<Target> targets = new ArrayList<>();

    private record Target(String job, String path, Map<String, String> labels) {}

    /** Finds a target on this machine. */
    interface Addresses {

        /** @param service empty for a job that belongs to none */
        URI of(String job, String service, String path);
    }

    /** @param names of the metrics that are kept */
    Scraper(Set<String> names, Addresses addresses) {
        this.names = names;
        this.addresses = addresses;
        try {
            new YAMLMapper()
                    .readTree(Files.readString(CONFIGURATION))
                    .path("scrape_configs")
                    .forEach(this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(JsonNode job) {
        String name = job.path("job_name").asString();
        job.path("static_configs")
                .forEach(config -> config.path("targets").forEach(target -> {
                    Map<String, String> labels = new HashMap<>(Map.of("job", name, "instance", target.asString()));
                    config.path("labels")
                            .properties()
                            .forEach(label ->
                                    labels.put(label.getKey(), label.getValue().asString()));
                    targets.add(new Target(name, job.path("metrics_path").asString("/metrics"), labels));
                }));
    }

    Snapshot scrape() {
        Map<Series, Double> samples = new HashMap<>();
        targets.forEach(target -> scrape(target, samples));
        return new Snapshot(System.nanoTime(), samples);
    }

    private void scrape(Target target, Map<Series, Double> samples) {
        boolean up = true;
        try {
            read(target)
                    .forEach(line -> Series.read(line, target.labels())
                            .filter(sample -> names.contains(sample.getKey().name()))
                            .ifPresent(sample -> samples.put(sample.getKey(), sample.getValue())));
        } catch (IOException down) {
            up = false;
        }
        samples.put(Series.of("up", target.labels()), up ? 1.0 : 0.0);
    }

    private Stream<String> read(Target target) throws IOException {
        URI address = addresses.of(target.job(), target.labels().getOrDefault("service", ""), target.path());
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", ACCEPT)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body().lines();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
