package io.eventorchestrator.notifications.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that gives a chosen answer to one step of SMTP and accepts all others. */
final class ScriptedMailServer implements AutoCloseable {

    private static final Map<String, String> ACCEPTING = Map.of(
            "GREETING",
            "220 hello",
            "EHLO",
            "250-hello\r\n250 AUTH PLAIN",
            "AUTH",
            "235 welcome",
            "DATA",
            "354 go on",
            "QUIT",
            "221 bye");

    private final ServerSocket server;
    private final String step;
    private final String answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ScriptedMailServer(ServerSocket server, String step, String answer) {
        this.server = server;
        this.step = step;
        this.answer = answer;
    }

    /** @param step a command, {@code GREETING}, or {@code .} for the end of the mail */
    static ScriptedMailServer answering(String step, String answer) throws IOException {
        ScriptedMailServer started =
                new ScriptedMailServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), step, answer);
        Thread.ofVirtual().start(started::listen);
        return started;
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> lines() {
        return lines;
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (IOException left) {
                // Accepts the next client.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "GREETING");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (!inMail || line.equals(".")) {
                inMail = say(client, command).startsWith("354");
            }
        }
    }

    private String say(Socket client, String command) throws IOException {
        String said = command.equals(step) ? answer : ACCEPTING.getOrDefault(command, "250 fine");
        OutputStream out = client.getOutputStream();
        out.write((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return said;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
