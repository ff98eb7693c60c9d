package io.eventorchestrator.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the consumer groups from the operations that receive events. */
record ContractGroups(ContractOperations operations) {

    List<Group> groups() {
        Map<String, List<ContractPart>> byGroup = operations.all("receive").stream()
                .collect(Collectors.groupingBy(ContractGroups::groupOf, LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
    }

    private static String groupOf(ContractPart read) {
        read.allowExtensions("x-service", "x-route");
        ContractOperations.refuseUnserved(read);
        read.at("/bindings", "bindings").allow(Set.of("kafka"));
        ContractPart binding = read.at("/bindings/kafka", "Kafka binding");
        binding.allow(Set.of("groupId", "bindingVersion"));
        KafkaBinding.expectKnownVersion(binding);
        binding.at("/groupId", "groupId").allow(Set.of("type", "enum"));
        if (binding.json().at("/groupId/enum").size() > 1) {
            throw binding.invalid("groupId.enum must be one group");
        }
        return binding.matching("/groupId/enum/0", ContractNames.SERVICE, ContractNames.SERVICE_IN_WORDS);
    }

    private Group group(String name, List<ContractPart> reads) {
        Set<String> topics = new LinkedHashSet<>();
        for (ContractPart read : reads) {
            operations.serviceOf(read);
            if (!topics.add(operations.topicOf(read))) {
                throw read.invalid("is a second operation by which " + name + " reads " + operations.channelOf(read));
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
                .collect(Collectors.toMap(operations::topicOf, read -> route(read.at("/x-route", "x-route"))));
    }

    private static ContentRoute route(ContractPart route) {
        route.allow(Set.of("property", "from"));
        return new ContentRoute(
                route.matching("/property", ContractNames.PROPERTY, "the name of a property"),
                route.positiveLong("/from"));
    }
}
