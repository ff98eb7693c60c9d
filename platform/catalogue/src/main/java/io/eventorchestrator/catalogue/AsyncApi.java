package io.eventorchestrator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the catalogue from an AsyncAPI 3.0 or 3.1 document. What the platform can't serve is refused. */
final class AsyncApi {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final String LARGEST_EVENT = "x-largest-event";
    private static final Pattern VERSION = Pattern.compile("3\\.[01](\\.\\d+)?");
    private static final Pattern JSON_SCHEMA =
            Pattern.compile("application/(schema\\+(json|yaml)|vnd\\.aai\\.asyncapi(\\+(json|yaml))?)\\b.*");

    private final ContractPart document;
    private final ContractOperations operations;

    private AsyncApi(ContractPart document) {
        this.document = document;
        this.operations = new ContractOperations(document);
    }

    static AsyncApi read(URL contract) {
        try (InputStream yaml = contract.openStream()) {
            String file = file(contract);
            return read(file, SmallFile.text(file, yaml.readNBytes(SmallFile.LARGEST + 1)));
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
        YamlLines lines = YamlLines.of(file, yaml);
        try {
            return new AsyncApi(ContractPart.document(lines, YAML.readTree(yaml)));
        } catch (JacksonException unreadable) {
            throw SyntaxFault.of(file, unreadable);
        }
    }

    Catalogue catalogue() {
        if (!document.json().isObject()) {
            throw document.invalid("is not an AsyncAPI document; it begins with asyncapi: 3.0.0");
        }
        document.matching("/asyncapi", VERSION, "3.0 or 3.1 (npx @asyncapi/cli convert converts older ones)");
        document.allowExtensions(
                LARGEST_EVENT,
                PartitionCount.PARTITION_RATE,
                ContractCalls.KEY,
                WorkflowServices.KEY,
                ContractSagas.KEY);
        Limits limits = limits();
        Catalogue events = new Catalogue(channels(limits), new ContractGroups(operations).groups(), limits);
        Catalogue services = new WorkflowServices(document)
                .enteredIn(events.with(new ContractCalls(document, events.services()).calls()));
        Catalogue catalogue = new ContractSagas(document, services).enteredIn();
        new TopicNames(catalogue).firstFault().ifPresent(fault -> {
            throw document.invalid(fault);
        });
        return catalogue;
    }

    private Limits limits() {
        if (!document.has(LARGEST_EVENT)) {
            return Limits.DEFAULT;
        }
        try {
            return new Limits(document.positive("/" + LARGEST_EVENT));
        } catch (IllegalArgumentException outOfBounds) {
            throw document.invalid(LARGEST_EVENT + ": " + outOfBounds.getMessage());
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
            ContractOperations.refuseUnserved(operation);
            operation.at("/bindings", "bindings").allow(Set.of());
            if (producers.put(operations.channelOf(operation), operations.serviceOf(operation)) != null) {
                throw operation.invalid("is a second operation that publishes " + operations.channelOf(operation));
            }
        }
        return producers;
    }

    private Channel channel(String event, ContractPart channel, Map<String, String> producers, Limits limits) {
        channel.allowExtensions(PartitionCount.TARGET_RATE);
        ContractOperations.refuseReferences(channel);
        if (!ContractNames.EVENT.matcher(event).matches()) {
            throw channel.invalid("a channel has the name of its event's class, such as OrderPlaced");
        }
        KafkaBinding kafka = new KafkaBinding(channel);
        onlyMessage(event, channel);
        ContractPart message = document.at("/components/messages/" + event, "message " + event);
        ContractOperations.refuseReferences(message);
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

    private static void onlyMessage(String event, ContractPart channel) {
        String own = "#/components/messages/" + event;
        channel.parts("messages", "message").forEach(entry -> {
            ContractPart message = entry.getValue();
            if (!entry.getKey().equals(event)) {
                throw message.invalid("a topic carries one event, and the channel's is " + event);
            }
            if (!message.json().path("$ref").asString("").equals(own)) {
                throw message.invalid("/$ref", "the message must be " + own);
            }
        });
    }

    private static String version(String topic, ContractPart message) {
        if (message.json().at("/payload").has("schemaFormat")) {
            message.matching("/payload/schemaFormat", JSON_SCHEMA, "that of JSON Schema");
        }
        String version = message.text("/x-version");
        String schema = "schemas/" + topic + "/" + version + ".json";
        if (!message.text("/payload/schema/$ref").equals(schema)) {
            throw message.invalid("the payload's schema must be " + schema);
        }
        return version;
    }
}
