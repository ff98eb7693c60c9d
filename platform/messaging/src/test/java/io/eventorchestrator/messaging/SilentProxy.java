package io.eventorchestrator.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy between client and server that can swallow everything silently. */
final class SilentProxy implements AutoCloseable {

    private final int server;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Network network = new Network(true);

    SilentProxy(int server) {
        this.server = server;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on nothing gets through existing or new connections, and nobody is notified. */
    void fallSilent() {
        network.speaks = false;
        network = new Network(false);
    }

    /** New connections work again; existing ones stay silent for ever. */
    void speakAgain() {
        network = new Network(true);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = kept(listening.accept());
                Network current = network;
                if (current.speaks) {
                    Socket target = kept(new Socket(InetAddress.getLoopbackAddress(), server));
                    Thread.ofVirtual().start(() -> pass(client, target, current));
                    Thread.ofVirtual().start(() -> pass(target, client, current));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private Socket kept(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private static void pass(Socket from, Socket to, Network network) {
        byte[] buffer = new byte[16_384];
        try {
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                if (network.speaks) {
                    to.getOutputStream().write(buffer, 0, read);
                }
                read = from.getInputStream().read(buffer);
            }
            if (network.speaks) {
                to.close();
            }
        } catch (IOException ended) {
            // One side has closed; the network may or may not tell the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static final class Network {
        private volatile boolean speaks;

        Network(boolean speaks) {
            this.speaks = speaks;
        }
    }
}
