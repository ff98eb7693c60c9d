package io.eventorchestrator.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process that {@link LocalPostgres} starts; the postmaster is its child and ends with it. */
final class PostgresServer {

    private static final String PID_FILE = "postmaster.pid";

    private PostgresServer() {}

    /** Arguments: port, folder of the data, file of the passwords. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        endLeftBehind(data);
        start(Integer.parseInt(arguments[0]), data, new DatabasePasswords(Path.of(arguments[2])));
        ParentWatch.exitWithParent();
        // The library's child process is pg_ctl, which ends at once.
        postmaster(data).ifPresent(postmaster -> postmaster.onExit().join());
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
                    // As durable as PostgreSQL's defaults; the library's are not.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } finally {
            Files.delete(forInitdb);
        }
    }

    // If this process was killed, its postmaster still runs on the data.
    private static void endLeftBehind(Path data) throws IOException, InterruptedException {
        ProcessHandle left = postmaster(data).orElse(null);
        if (left != null && left.destroy()) {
            awaitEnd(left);
        }
        Files.deleteIfExists(data.resolve(PID_FILE));
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pidFile).getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                : Optional.empty();
    }

    private static void awaitEnd(ProcessHandle postmaster) throws InterruptedException {
        try {
            postmaster.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException stubborn) {
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        }
    }
}
