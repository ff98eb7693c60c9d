package io.eventorchestrator.tooling;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The library's tables in a test's schema. */
public final class OutboxSchema {

    private static final Path MIGRATIONS = Path.of("../../platform/messaging/src/main/resources/db/messaging");

    private OutboxSchema() {}

    /** The JDBC URL of the schema, with the login. */
    public static String url(String schema) {
        return TestPlatform.postgres().jdbcUrl() + "?currentSchema=" + schema + "&user=postgres&password="
                + TestPlatform.postgres().password("postgres");
    }

    /** Recreates the schema with the library's migrations. */
    public static void recreate(JdbcTemplate jdbc, String schema) throws IOException {
        jdbc.execute("drop schema if exists " + schema + " cascade");
        jdbc.execute("create schema " + schema);
        for (Path migration : migrations()) {
            jdbc.execute(Files.readString(migration));
        }
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted(Comparator.comparingInt(OutboxSchema::version)).toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
