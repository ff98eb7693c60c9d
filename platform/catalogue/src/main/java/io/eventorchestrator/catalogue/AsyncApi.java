package io.eventorchestrator.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the catalogue from an AsyncAPI 3.0 document. */
final class AsyncApi {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final ContractPart document;
    private final ContractOperations operations;

    private AsyncApi(ContractPart document) {
        this.document = document;
        this.operations = new ContractOperations(document);
    }

    static AsyncApi read(URL contract) {
        try (InputStream yaml = contract.openStream()) {
            return read(file(contract), new String(yaml.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new InvalidContract("Can't read the contract " + contract + ": " + unreadable);
        }
    }

    private static String file(URL contract) {
        String path = contract.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * @param file the file's name in messages
     * @throws InvalidContract if it is not YAML, or has a duplicate key
     */
    static AsyncApi read(String file, String yaml) {
        try {
            return new AsyncApi(new ContractPart(file, YAML.readTree(yaml)));
        } catch (JacksonException unreadable) {
            throw new InvalidContract(file + ": line "
                    + unreadable.getLocation().getLineNr() + ": "
                    + unreadable.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    Catalogue catalogue() {
        document.allowExtensions("x-largest-event", PartitionCount.PARTITION_RATE);
        Limits limits = limits();
        Catalogue catalogue = new Catalogue(channels(limits), new ContractGroups(operations).groups(), limits);
        new TopicNames(catalogue).firstFault().ifPresent(fault -> {
            throw document.invalid(fault);
        });
        return catalogue;
    }

    private Limits limits() {
        try {
            return new Limits(document.positive("/x-largest-event"));
        } catch (IllegalArgumentException outOfBounds) {
            throw document.invalid("x-largest-event: " + outOfBounds.getMessage());
        }
    }

    private List<Channel> channels(Limits limits) {
        Map<String, String> producers = producers();
        return document.parts("channels", "channel")
                .map(channel -> channel(channel.getKey(), channel.getValue(), producers, limits))
                .toList();
    }

    private Map<String, String> producers() {
        Map<String, String> producers = new LinkedHashMap<>();
        for (ContractPart operation : operations.all("send")) {
            operation.allowExtensions("x-service");
            operation.at("/bindings", "bindings").allow(Set.of());
            if (producers.put(operations.channelOf(operation), operations.serviceOf(operation)) != null) {
                throw operation.invalid("is a second operation that publishes " + operations.channelOf(operation));
            }
        }
        return producers;
    }

    private Channel channel(String event, ContractPart channel, Map<String, String> producers, Limits limits) {
        channel.allowExtensions(PartitionCount.TARGET_RATE);
        if (!ContractNames.EVENT.matcher(event).matches()) {
            throw channel.invalid("a channel has the name of its event's class, such as OrderPlaced");
        }
        KafkaBinding kafka = new KafkaBinding(channel);
        ContractPart message = document.at("/components/messages/" + event, "message " + event);
        message.allowExtensions("x-version", "x-key", "x-personal-data");
        String producer = producers.get(event);
        if (producer == null) {
            throw channel.invalid("no operation publishes it");
        }
        return new Channel(
                kafka.topic(),
                event,
                version(kafka.topic(), message),
                producer,
                message.matching("/x-key", ContractNames.PROPERTY, "the name of a property"),
                PartitionCount.of(document, channel, kafka),
                kafka.replicas(),
                kafka.configuration(limits));
    }

    private static String version(String topic, ContractPart message) {
        String version = message.text("/x-version");
        String schema = "schemas/" + topic + "/" + version + ".json";
        if (!message.text("/payload/schema/$ref").equals(schema)) {
            throw message.invalid("the payload's schema must be " + schema);
        }
        return version;
    }
}
