package io.eventorchestrator.messaging.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that stands in for a registry, misbehaves as told, and remembers the requested paths. */
public final class StubRegistry implements AutoCloseable {

    private static final int MANY = 20_000_000;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile HttpHandler behavior = exchange -> answer(exchange, 404, "{}");

    /** A registry without schemas. */
    public StubRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getRawPath());
            behavior.handle(exchange);
        });
        server.start();
    }

    /** Answers every request alike. */
    public void answers(int status, String body) {
        behavior = exchange -> answer(exchange, status, body);
    }

    void redirectsTo(String location) {
        behavior = exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/elsewhere")) {
                exchange.getResponseHeaders().add("Location", location);
                answer(exchange, 302, "{}");
            } else {
                answer(exchange, 200, "{\"maxProperties\":0}");
            }
        };
    }

    void answersLate(String body, int milliseconds) {
        behavior = exchange -> {
            awaitClose(milliseconds);
            answer(exchange, 200, body);
        };
    }

    /** Accepts requests and never answers them. */
    public void neverAnswers() {
        behavior = exchange -> awaitClose(Integer.MAX_VALUE);
    }

    /** Sends a byte now and then, without end. */
    public void drips() {
        behavior = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            do {
                body.write(' ');
                body.flush();
            } while (!awaitClose(100));
        };
    }

    void answersWith20Megabytes() {
        answers(200, "{\"description\":\"" + "x".repeat(MANY) + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private boolean awaitClose(int milliseconds) {
        try {
            return closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The requested paths. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
