package io.eventorchestrator.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the catalogue from an AsyncAPI 3.0 document. */
final class AsyncApi {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final Pattern ACTION = Pattern.compile("send|receive");
    private static final String LABEL = "a DNS label such as order-service";

    private final ContractPart document;

    private AsyncApi(ContractPart document) {
        this.document = document;
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
        Catalogue catalogue = new Catalogue(channels(limits), groups(), limits);
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
        for (ContractPart operation : operations("send")) {
            operation.allowExtensions("x-service");
            operation.at("/bindings", "bindings").allow(Set.of());
            if (producers.put(channelOf(operation), serviceOf(operation)) != null) {
                throw operation.invalid("is a second operation that publishes " + channelOf(operation));
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

    private List<Group> groups() {
        Map<String, List<ContractPart>> byGroup = operations("receive").stream()
                .collect(Collectors.groupingBy(AsyncApi::groupOf, LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
    }

    private static String groupOf(ContractPart read) {
        read.allowExtensions("x-service", "x-route");
        read.at("/bindings", "bindings").allow(Set.of("kafka"));
        ContractPart binding = read.at("/bindings/kafka", "Kafka binding");
        binding.allow(Set.of("groupId", "bindingVersion"));
        binding.at("/groupId", "groupId").allow(Set.of("type", "enum"));
        if (binding.json().at("/groupId/enum").size() > 1) {
            throw binding.invalid("groupId.enum must be one group");
        }
        return binding.matching("/groupId/enum/0", ContractNames.SERVICE, LABEL);
    }

    private Group group(String name, List<ContractPart> reads) {
        Set<String> topics = new LinkedHashSet<>();
        for (ContractPart read : reads) {
            serviceOf(read);
            if (!topics.add(topicOf(read))) {
                throw read.invalid("is a second operation by which " + name + " reads " + channelOf(read));
            }
        }
        return new Group(name, same(reads, "/x-service"), same(reads, "/summary"), List.copyOf(topics), routes(reads));
    }

    // Each operation of a group repeats it.
    private static String same(List<ContractPart> reads, String pointer) {
        String first = reads.getFirst().text(pointer);
        for (ContractPart read : reads) {
            if (!read.text(pointer).equals(first)) {
                throw read.invalid(pointer.substring(1) + " is " + read.text(pointer) + ", and " + first
                        + " in another operation of the group");
            }
        }
        return first;
    }

    private Map<String, ContentRoute> routes(List<ContractPart> reads) {
        return reads.stream()
                .filter(read -> read.has("x-route"))
                .collect(Collectors.toMap(this::topicOf, read -> route(read.at("/x-route", "x-route"))));
    }

    private static ContentRoute route(ContractPart route) {
        route.allow(Set.of("property", "from"));
        return new ContentRoute(
                route.matching("/property", ContractNames.PROPERTY, "the name of a property"),
                route.positiveLong("/from"));
    }

    private String topicOf(ContractPart read) {
        return document.at("/channels/" + channelOf(read), "channel " + channelOf(read))
                .text("/address");
    }

    private List<ContractPart> operations(String action) {
        return document.parts("operations", "operation")
                .map(Map.Entry::getValue)
                .filter(operation ->
                        operation.matching("/action", ACTION, "send or receive").equals(action))
                .toList();
    }

    private String channelOf(ContractPart operation) {
        String reference = operation.text("/channel/$ref");
        String channel = reference.replaceFirst("^#/channels/", "");
        if (!document.json().path("channels").has(channel) || reference.equals(channel)) {
            throw operation.invalid("the contract has no channel " + reference);
        }
        return channel;
    }

    private static String serviceOf(ContractPart operation) {
        return operation.matching("/x-service", ContractNames.SERVICE, LABEL);
    }
}
