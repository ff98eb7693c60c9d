package io.eventorchestrator.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The process that {@link LocalKafka} starts: one node as broker and controller, with its data on disk. */
final class KafkaServer {

    private KafkaServer() {}

    /**
     * Arguments: port of the broker, port of the controller, folder of the data; and optionally the port of a
     * listener that requires a login, and its key.
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = properties(arguments[0], arguments[1], arguments[2]);
        if (arguments.length > 3) {
            askForLogin(properties, arguments[3], arguments[4]);
        }
        format(Path.of(arguments[2]));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        ParentWatch.exitWithParent();
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        Formatter formatter = new Formatter();
        formatter.setSupportedFeatures(new ArrayList<>(Feature.PRODUCTION_FEATURES));
        formatter
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .run();
    }

    private static Properties properties(String port, String controllerPort, String data) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        properties.put("log.dirs", data);
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.segment.bytes", String.valueOf(64 << 20));
        oneNode(properties);
        return properties;
    }

    private static void askForLogin(Properties properties, String port, String key) {
        add(properties, "listeners", "SASL_SSL://127.0.0.1:" + port);
        add(properties, "advertised.listeners", "SASL_SSL://127.0.0.1:" + port);
        add(properties, "listener.security.protocol.map", "SASL_SSL:SASL_SSL");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", key);
        properties.put("ssl.keystore.password", SelfSigned.PASSWORD);
        heedRights(properties);
    }

    // Clients without a login may do everything, others whatever no rule forbids.
    private static void heedRights(Properties properties) {
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:ANONYMOUS");
        properties.put("allow.everyone.if.no.acl.found", "true");
    }

    private static void add(Properties properties, String name, String value) {
        properties.merge(name, value, (one, other) -> one + "," + other);
    }

    private static void oneNode(Properties properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
    }
}
