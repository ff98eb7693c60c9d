package io.eventorchestrator.messaging.transport.dapr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Answers each request with the same status and text, and keeps the requests. */
final class CalledService implements AutoCloseable {

    private final HttpServer server;
    private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** @param announced the length of the answer by its header; more than the text has keeps the client waiting */
    CalledService(int status, String text, int announced) throws IOException {
        this(0, status, text, announced);
    }

    CalledService(int port, int status, String text, int announced) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", request -> {
            requests.add(request);
            bodies.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            request.getResponseHeaders().set("content-type", "text/plain");
            request.sendResponseHeaders(status, announced);
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            request.getResponseBody().write(body);
            request.getResponseBody().flush();
            if (body.length == announced) {
                // Otherwise the server reads no further request of the connection.
                request.close();
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> paths() {
        return requests.stream()
                .map(request -> request.getRequestURI().toString())
                .toList();
    }

    /** Method, path and body of each request. */
    List<String> calls() {
        return IntStream.range(0, bodies.size())
                .mapToObj(n -> requests.get(n).getRequestMethod() + " "
                        + requests.get(n).getRequestURI() + " " + bodies.get(n))
                .toList();
    }

    /** The values of a header in all requests. */
    List<String> header(String name) {
        return requests.stream()
                .flatMap(request -> request.getRequestHeaders().getOrDefault(name, List.of()).stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
