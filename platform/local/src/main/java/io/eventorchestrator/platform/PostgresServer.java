package io.eventorchestrator.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process that {@link LocalPostgres} starts; the postmaster is its child and ends with it. */
final class PostgresServer {

    private PostgresServer() {}

    /** Arguments: port, folder of the data, file of the passwords. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        Postmaster postmaster = new Postmaster(data);
        // If an earlier process was killed, its server still runs on the data.
        postmaster.end();
        postmaster.forget();
        try {
            start(Integer.parseInt(arguments[0]), data, new DatabasePasswords(Path.of(arguments[2])));
        } catch (IOException notReady) {
            // The library waits ten seconds, which is too short for recovery after a kill.
            if (postmaster.process().isEmpty()) {
                // Without a trace, the server's last error counts as the reason.
                System.err.println(notReady.getMessage());
                System.exit(1);
            }
        }
        ParentWatch.exitWithParent();
        // The library's child process is pg_ctl, which ends at once.
        postmaster.process().ifPresent(server -> server.onExit().join());
    }

    private static void start(int port, Path data, DatabasePasswords passwords) throws IOException {
        String password = passwords.of("postgres").orElseThrow();
        Path forInitdb = Files.writeString(Files.createTempFile("postgres", null), password);
        try {
            EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.toFile())
                    .setCleanDataDirectory(false)
                    // Options for initdb: the library's default trusts everyone on this machine.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", forInitdb.toString())
                    .setConnectConfig("password", password)
                    // The launcher names the reason of a failure, which it finds there.
                    .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
                    .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
                    // Everyone on this machine shares the default folder, in which the port names the socket.
                    .setServerConfig("unix_socket_directories", "")
                    // As durable as PostgreSQL's defaults; the library's are not.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } finally {
            Files.delete(forInitdb);
        }
    }
}
