package io.eventorchestrator.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL with the database {@code events}, which has a role and a schema per service. */
public final class LocalPostgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final String DATABASE = "events";
    private static final String SUPERUSER = "postgres";

    private final KeptProcess process;
    private final int port;
    private final DatabasePasswords passwords;
    private final Postmaster postmaster;

    private LocalPostgres(KeptProcess process, int port, DatabasePasswords passwords, Postmaster postmaster) {
        this.process = process;
        this.port = port;
        this.passwords = passwords;
        this.postmaster = postmaster;
    }

    /**
     * Starts a server with the durability of PostgreSQL's defaults. It ends at the latest with this process; its data
     * and its users' passwords are kept.
     *
     * @param folder keeps data, passwords and log
     * @throws IllegalStateException if it does not start, naming the log
     * @throws NotStartable if the folder has data without passwords
     */
    public static LocalPostgres start(Path folder, int port) {
        return start(folder, port, Optional.empty(), PROGRAMS, Keeper.ONCE);
    }

    static LocalPostgres start(Path folder, int port, Optional<Path> archive, Keeper keeper) {
        return start(folder, port, archive, PROGRAMS, keeper);
    }

    /** @param programs folder for PostgreSQL's binaries, which are unpacked if missing */
    static LocalPostgres start(Path folder, int port, Optional<Path> archive, Path programs, Keeper keeper) {
        DatabasePasswords passwords = passwords(folder);
        Postmaster postmaster = new Postmaster(folder.resolve("data").toAbsolutePath());
        try {
            LocalPostgres postgres = new LocalPostgres(
                    keeper.keep(
                            () -> launch(folder, port, archive, programs, passwords), () -> answers(port, passwords)),
                    port,
                    passwords,
                    postmaster);
            postgres.prepare();
            return postgres;
        } catch (IllegalStateException failed) {
            postmaster.end();
            throw failed;
        }
    }

    private static ChildProcess launch(
            Path folder, int port, Optional<Path> archive, Path programs, DatabasePasswords passwords) {
        return ChildProcess.start(
                "PostgreSQL",
                // The first start on a machine spends most of this time unpacking.
                new JavaCommand("256m", archive)
                        .running(
                                "-Dot.epg.working-dir=" + programs,
                                "-cp",
                                System.getProperty("java.class.path"),
                                PostgresServer.class.getName(),
                                String.valueOf(port),
                                folder.resolve("data").toAbsolutePath().toString(),
                                passwords.file().toString()),
                Map.of(),
                folder.resolve("postgres.log"));
    }

    private static DatabasePasswords passwords(Path folder) {
        DatabasePasswords passwords = kept(folder);
        if (!Files.exists(passwords.file())
                && Files.exists(folder.resolve("data").resolve("PG_VERSION"))) {
            throw new NotStartable("PostgreSQL's data in " + folder
                    + " come from a release without passwords: delete them with ./eventctl up --fresh.");
        }
        passwords.make(Stream.concat(Stream.of(SUPERUSER), DatabaseRoles.names().stream())
                .toList());
        return passwords;
    }

    static DatabasePasswords kept(Path folder) {
        return new DatabasePasswords(folder.resolve("pgpass").toAbsolutePath());
    }

    /** The URL of the database; a role's schema is found by its search path. */
    public String jdbcUrl() {
        return url(port, DATABASE);
    }

    /**
     * A user's password, which lasts as long as the data.
     *
     * @param user a service's role, such as {@code order_service}, or {@code postgres}
     * @throws java.util.NoSuchElementException if there is no such user
     */
    public String password(String user) {
        return passwords.of(user).orElseThrow();
    }

    /** The connection of a sidecar that logs in as a role; contains its password. */
    String connectionString(String role) {
        return "host=127.0.0.1 port=%d dbname=%s user=%s password=%s".formatted(port, DATABASE, role, password(role));
    }

    /** The file with all passwords, in the format of {@code PGPASSFILE}; readable only by its owner. */
    public Path passwordFile() {
        return passwords.file();
    }

    /** Tests whether it answers now. */
    boolean answers() {
        return answers(port, passwords);
    }

    private static boolean answers(int port, DatabasePasswords passwords) {
        try (Connection connection = connect(port, passwords, "postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void prepare() {
        try {
            createDatabase();
            createRoles();
        } catch (SQLException failed) {
            close();
            throw new IllegalStateException("PostgreSQL can't be prepared: " + failed.getMessage(), failed);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private void createRoles() throws SQLException {
        try (Connection connection = connect(DATABASE)) {
            new DatabaseRoles(passwords).prepare(connection);
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        return !statement.executeQuery(query).next();
    }

    private Connection connect(String database) throws SQLException {
        return connect(port, passwords, database);
    }

    private static Connection connect(int port, DatabasePasswords passwords, String database) throws SQLException {
        return DriverManager.getConnection(
                url(port, database), SUPERUSER, passwords.of(SUPERUSER).orElseThrow());
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Kills the server. Its data are recovered at the next start. */
    public void kill() {
        postmaster.process().ifPresent(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
        process.close();
    }

    @Override
    public void close() {
        process.close();
    }
}
