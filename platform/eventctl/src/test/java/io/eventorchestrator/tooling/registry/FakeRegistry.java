package io.eventorchestrator.tooling.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers every request alike, and remembers the methods. */
final class FakeRegistry implements AutoCloseable {

    private static final int MANY = 4_096;

    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private FakeRegistry(int status, String body, boolean endless) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, status, body, endless));
        server.start();
    }

    static FakeRegistry answering(int status, String body) {
        return new FakeRegistry(status, body, false);
    }

    static FakeRegistry answeringWithoutEnd() {
        return new FakeRegistry(200, "x".repeat(MANY), true);
    }

    private void answer(HttpExchange exchange, int status, String body, boolean endless) throws IOException {
        methods.add(exchange.getRequestMethod());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            do {
                out.write(bytes);
            } while (endless);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> methods() {
        return methods;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
