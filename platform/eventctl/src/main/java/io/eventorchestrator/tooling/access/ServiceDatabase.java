package io.eventorchestrator.tooling.access;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformState;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A service's database; each piece of work uses a separate connection.
 *
 * @param user the database's user; may be part of the URL instead
 */
public record ServiceDatabase(
        String service,
        String url,
        @Nullable String user,
        @Nullable String password) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** The database on the platform that runs here; empty if none runs, or the platform lacks this service. */
    public static Optional<ServiceDatabase> here(String service) {
        String role = service.replace('-', '_');
        return running()
                .flatMap(platform -> Home.folder()
                        .databasePassword(role)
                        .map(password -> new ServiceDatabase(
                                service, "jdbc:" + platform.addresses().get("PostgreSQL"), role, password)));
    }

    /**
     * The database on the platform that runs here.
     *
     * @param remedy for a machine on which no platform runs
     * @throws NotStartable if none runs, or the platform lacks this service
     */
    public static ServiceDatabase hereOr(String service, String remedy) {
        return here(service)
                .orElseThrow(() -> new NotStartable(
                        running().isPresent()
                                ? "The platform that runs here has no database of " + service + "."
                                : "No platform runs here: " + remedy));
    }

    /** The URL without its parameters, which may contain a password. */
    public String place() {
        return url.replaceFirst("[?].*", "");
    }

    /** The first line of the driver's message, without the parameters of the URL. */
    public String reason(Exception failed) {
        String message =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        return message.lines().findFirst().orElse("").replace(url, place());
    }

    private static Optional<PlatformState> running() {
        return Home.folder().state().running();
    }

    /**
     * @return what the work returns
     * @throws org.springframework.dao.DataAccessException if the database refuses or does not answer
     */
    public <T> T work(Function<DataSource, T> work) {
        return work(login(CONNECT, ANSWER), work);
    }

    /**
     * @param patience maximum time for the login, and for each answer; at least a second
     * @return what the work returns
     * @throws org.springframework.dao.DataAccessException if the database refuses or does not answer in this time
     */
    public <T> T work(Duration patience, Function<DataSource, T> work) {
        Properties login = login(patience, patience);
        login.setProperty("loginTimeout", String.valueOf(patience.toSeconds()));
        return work(login, work);
    }

    private <T> T work(Properties login, Function<DataSource, T> work) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(url, true);
        database.setConnectionProperties(login);
        try {
            return work.apply(database);
        } finally {
            database.destroy();
        }
    }

    private Properties login(Duration connect, Duration answer) {
        Properties login = new Properties();
        login.setProperty("ApplicationName", "eventctl");
        login.setProperty("connectTimeout", String.valueOf(connect.toSeconds()));
        login.setProperty("socketTimeout", String.valueOf(answer.toSeconds()));
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return login;
    }
}
