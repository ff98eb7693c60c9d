package io.eventorchestrator.messaging;

import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A separate broker that can fail as a real one does, in one way at a time. */
final class FaultyBroker implements AutoCloseable {

    /** The size of a record, key and headers not counted, that is refused during {@link Fault#TOO_LARGE}. */
    static final int LARGE = 30_000;

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration FROZEN = Duration.ofMillis(300);
    private static final Duration THAWED = Duration.ofMillis(100);
    private static final String SMALLER = "20000";

    private final LocalKafka kafka;
    private Runnable cure = () -> {};

    /** The kinds of failure, of one topic or of the broker as a whole. */
    enum Fault {
        /** The topic was deleted. */
        TOPIC_GONE,
        /** The topic accepts no record of any size. */
        REFUSED,
        /** The topic accepts smaller records than the contract says. */
        TOO_LARGE,
        /** The broker pauses again and again, always for less time than its clients wait. */
        SLOW,
        /** The broker answers nothing. */
        BROKER_AWAY;

        /** Tests whether the broker answers that it does not accept a record. */
        boolean isRefusal() {
            return this == TOPIC_GONE || this == REFUSED || this == TOO_LARGE;
        }

        /** The longest wait of a record for the broker alone: two pauses, that of the bulk before it and its own. */
        Duration pauses() {
            return this == SLOW ? FROZEN.multipliedBy(2) : Duration.ZERO;
        }
    }

    FaultyBroker(Path folder) {
        kafka = LocalKafka.start(folder, Ports.free());
        kafka.create(Catalogue.load().topics());
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Makes the broker stamp the records of these topics with the time at which it appended them. */
    void stampOnArrival(Collection<String> topics) {
        topics.forEach(topic -> set(topic, "message.timestamp.type", "LogAppendTime"));
    }

    /** Begins a fault, of this topic if it concerns only one. */
    void begin(Fault fault, String topic) {
        switch (fault) {
            case TOPIC_GONE -> delete(topic);
            case REFUSED -> limit(topic, "1");
            case TOO_LARGE -> limit(topic, SMALLER);
            case SLOW -> slowDown();
            case BROKER_AWAY -> {
                kafka.freeze();
                cure = kafka::thaw;
            }
        }
    }

    /** Ends the current fault. */
    void end() {
        cure.run();
        cure = () -> {};
    }

    private void delete(String topic) {
        use(admin -> {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(topic));
        });
        cure = () -> kafka.create(Catalogue.load().topics());
    }

    private void limit(String topic, String bytes) {
        String contract = String.valueOf(Catalogue.load().limits().eventTopic());
        set(topic, "max.message.bytes", bytes);
        cure = () -> set(topic, "max.message.bytes", contract);
    }

    private void slowDown() {
        AtomicBoolean slow = new AtomicBoolean(true);
        Thread pausing = Thread.ofPlatform().start(() -> {
            while (slow.get()) {
                kafka.freeze();
                LockSupport.parkNanos(FROZEN.toNanos());
                kafka.thaw();
                LockSupport.parkNanos(THAWED.toNanos());
            }
        });
        cure = () -> {
            slow.set(false);
            join(pausing);
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void set(String topic, String name, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        use(admin -> {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // A broker learns of a change a moment after the controller made it.
            await().atMost(SOON)
                    .until(() -> admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get(name)
                            .value()
                            .equals(value));
        });
    }

    private void use(Work work) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            work.with(admin);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        end();
        kafka.close();
    }

    private interface Work {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }
}
