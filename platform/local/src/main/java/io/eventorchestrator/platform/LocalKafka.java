package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A Kafka broker in a separate process, which ends at the latest with this one. Its data are kept. */
public final class LocalKafka implements KafkaBroker {

    /** The user, and the password, of the listener that requires a login. */
    public static final String USER = "events";

    private final KeptProcess process;
    private final int port;

    private LocalKafka(KeptProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param folder keeps data and log
     * @throws IllegalStateException if it does not answer within five minutes, naming the log
     */
    public static LocalKafka start(Path folder, int port) {
        return start(folder, port, Optional.empty(), Keeper.ONCE);
    }

    /**
     * Starts a broker with an additional listener like production's, which requires a login as {@link #USER} with
     * SCRAM over TLS.
     *
     * @param folder keeps data and log, and in {@code ca.crt} the certificate for clients to trust
     * @param loginPort port of that listener
     * @throws IllegalStateException if it does not answer within five minutes, naming the log
     */
    public static LocalKafka startWithLogin(Path folder, int port, int loginPort) {
        String key = new SelfSigned(folder).make().key().toString();
        LocalKafka kafka = start(folder, port, Optional.empty(), Keeper.ONCE, String.valueOf(loginPort), key);
        kafka.addUser();
        return kafka;
    }

    static LocalKafka start(Path folder, int port, Optional<Path> archive, Keeper keeper, String... login) {
        return new LocalKafka(keeper.keep(() -> launch(folder, port, archive, login), () -> answers(port)), port);
    }

    private static ChildProcess launch(Path folder, int port, Optional<Path> archive, String... login) {
        return ChildProcess.start(
                "Kafka",
                new JavaCommand("320m", archive)
                        .running(Stream.concat(
                                        Stream.of(
                                                "-cp",
                                                classpath(),
                                                KafkaServer.class.getName(),
                                                String.valueOf(port),
                                                String.valueOf(Ports.free()),
                                                folder.resolve("data").toString()),
                                        Stream.of(login))
                                .toArray(String[]::new)),
                Map.of(),
                folder.resolve("kafka.log"));
    }

    @Override
    public String bootstrapServers() {
        return address(port);
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static boolean answers(int port) {
        try (Admin admin = admin(port)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void addUser() {
        ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        try (Admin admin = admin(port)) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(USER, scram, USER)))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Admin admin(int port) {
        return Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(port),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200));
    }

    private static String classpath() {
        try (InputStream file = LocalKafka.class.getResourceAsStream("/kafka-server.classpath")) {
            if (file == null) {
                throw new IllegalStateException("platform/local is not built: mvn -pl platform/local -am compile");
            }
            Path own = Path.of(LocalKafka.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            return own + java.io.File.pathSeparator + new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stops the broker as an operator would; may be called after a kill. */
    @Override
    public void close() {
        process.close();
    }

    /** Kills the broker, as a power cut would. */
    public void kill() {
        process.current().kill();
    }

    /** Freezes the broker: it keeps its connections, and answers nothing until it is thawed. */
    public void freeze() {
        process.current().freeze();
    }

    /** Lets the broker go on after {@link #freeze()}. */
    public void thaw() {
        process.current().thaw();
    }
}
