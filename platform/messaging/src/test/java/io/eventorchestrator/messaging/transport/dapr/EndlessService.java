package io.eventorchestrator.messaging.transport.dapr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Answers each request with a body that never ends, and notices when the client hangs up. */
final class EndlessService implements AutoCloseable {

    private final HttpServer server;
    private final byte[] piece;
    private final Duration pause;
    private volatile boolean abandoned;

    /** @param pause between two pieces */
    EndlessService(int pieceSize, Duration pause) throws IOException {
        this.piece = new byte[pieceSize];
        this.pause = pause;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange request) throws IOException {
        request.sendResponseHeaders(200, 0);
        try {
            while (true) {
                request.getResponseBody().write(piece);
                request.getResponseBody().flush();
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (IOException gone) {
            abandoned = true;
            throw gone;
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
