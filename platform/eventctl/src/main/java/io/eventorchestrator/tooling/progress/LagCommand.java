package io.eventorchestrator.tooling.progress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.ListenOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the consumer groups' lag to Prometheus until it is stopped; behind a sidecar, services do not know it. */
@Command(
        name = "lag",
        description = "Serve the lag and the position of each consumer group to Prometheus, at /metrics, with the names"
                + " of Kafka Exporter. Runs until it is stopped.",
        mixinStandardHelpOptions = true)
public final class LagCommand implements Callable<Integer> {

    @Mixin
    private Brokers brokers = new Brokers();

    @Mixin
    private ListenOption listen = new ListenOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port to listen on; ${DEFAULT-VALUE} by default",
            defaultValue = "9308")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        InetSocketAddress at = listen.at(port);
        try (BrokerGroups groups = new BrokerGroups(brokers.client());
                ExecutorService scrapes = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer server =
                    server(at, new LagMetrics(groups, Catalogue.load().groups()));
            server.setExecutor(scrapes);
            server.start();
            tell("Lag is served at http://" + listen.with(server.getAddress().getPort()) + "/metrics");
            try {
                new CountDownLatch(1).await();
            } finally {
                server.stop(0);
            }
        }
        return 0;
    }

    private HttpServer server(InetSocketAddress at, LagMetrics metrics) {
        try {
            HttpServer server = HttpServer.create(at, 0);
            server.createContext("/metrics", scrape -> answer(scrape, metrics));
            return server;
        } catch (IOException | IllegalArgumentException refused) {
            throw new NotStartable("Can't listen on " + listen.with(port) + ": " + refused.getMessage());
        }
    }

    // 503 makes Prometheus' "up" 0; figures that could not be read must not look like the last ones.
    private static void answer(HttpExchange scrape, LagMetrics metrics) throws IOException {
        try (scrape) {
            int status = 200;
            String text;
            try {
                text = metrics.text();
            } catch (KafkaException failed) {
                status = 503;
                text = "The brokers can't be asked: " + Brokers.reason(failed) + "\n";
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            scrape.getResponseHeaders().set("content-type", "text/plain; version=0.0.4; charset=utf-8");
            scrape.sendResponseHeaders(status, body.length);
            scrape.getResponseBody().write(body);
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
