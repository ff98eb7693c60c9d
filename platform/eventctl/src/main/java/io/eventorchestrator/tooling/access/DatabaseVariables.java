package io.eventorchestrator.tooling.access;

import io.eventorchestrator.platform.NotStartable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Databases named by environment variables such as {@code ORDER_SERVICE_DATABASE_URL}, as in a container. Without a
 * login for the service, {@code DATABASE_USERNAME} and {@code DATABASE_PASSWORD} apply.
 */
public record DatabaseVariables(Map<String, String> environment) {

    private static final String COMMON = "DATABASE_";

    public DatabaseVariables {
        environment = Map.copyOf(environment);
    }

    /** The variable with the service's JDBC URL. */
    public static String url(String service) {
        return prefix(service) + "URL";
    }

    /** Tests whether a database's address is one of PostgreSQL; {@code jdbc:} may be left out. */
    public static boolean isAddress(String database) {
        return withScheme(database).startsWith("jdbc:postgresql://");
    }

    private static String withScheme(String database) {
        return database.startsWith("jdbc:") ? database : "jdbc:" + database;
    }

    /**
     * A database that is named on the command line.
     *
     * @param user null for that of {@code DATABASE_USERNAME}
     */
    public ServiceDatabase given(String service, String database, @Nullable String user) {
        String login = user == null ? environment.get(COMMON + "USERNAME") : user;
        return new ServiceDatabase(service, withScheme(database), login, password());
    }

    /** Tests whether the database of at least one service is named. */
    public boolean nameAny(Collection<String> services) {
        return services.stream().map(DatabaseVariables::url).anyMatch(environment::containsKey);
    }

    /** @throws NotStartable if the service's database is not named, or its password can't be read */
    public ServiceDatabase database(String service) {
        String url = environment.get(url(service));
        if (url == null) {
            throw new NotStartable("The variable " + url(service) + " is not set, but that of another service is: set"
                    + " it as well, or choose a service by --service.");
        }
        String user = environment.getOrDefault(COMMON + "USERNAME", service.replace('-', '_'));
        return new ServiceDatabase(
                service,
                url,
                environment.getOrDefault(prefix(service) + "USERNAME", user),
                Optional.ofNullable(password(prefix(service))).orElseGet(this::password));
    }

    /** The password for a database without one for its service. */
    public @Nullable String password() {
        return password(COMMON);
    }

    private @Nullable String password(String prefix) {
        String variable = prefix + "PASSWORD";
        String file = environment.get(variable + "_FILE");
        if (file == null) {
            return environment.get(variable);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new NotStartable("The file " + file + ", named by " + variable + "_FILE, can't be read.");
        }
    }

    private static String prefix(String service) {
        return service.replace('-', '_').toUpperCase(Locale.ROOT) + "_" + COMMON;
    }
}
