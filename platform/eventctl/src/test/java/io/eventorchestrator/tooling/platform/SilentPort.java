package io.eventorchestrator.tooling.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A port that accepts each connection and never answers. */
final class SilentPort implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

    SilentPort() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(server.accept());
            }
        } catch (IOException closed) {
            accepted.forEach(SilentPort::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Nothing is left to close.
        }
    }

    /** {@code host:port}. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
