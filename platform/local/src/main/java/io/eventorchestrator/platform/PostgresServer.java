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
        start(Integer.parseInt(arguments[0]), data, new DatabasePasswords(Path.of(arguments[2])));
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
                    // Recovery after a kill takes longer than the library's ten seconds.
                    .setPGStartupWait(Keeper.START)
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
