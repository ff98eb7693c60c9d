package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Channel;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All contracts state the same key for the events of a topic, and each contract the same key for an event. */
final class KeyDifferences implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        for (Function<DeclaredKey, String> form :
                List.<Function<DeclaredKey, String>>of(DeclaredKey::property, DeclaredKey::form)) {
            List<DeclaredKey> keys = inspection.contract().channels().stream()
                    .flatMap(KeyDifferences::keys)
                    .filter(key -> !form.apply(key).isEmpty())
                    .toList();
            groups(keys).forEach(group -> compare(group, form, findings));
            byTopic(keys).forEach(topic -> otherNames(topic, form, findings));
        }
    }

    private static Stream<DeclaredKey> keys(Channel channel) {
        return channel.messages().stream().map(message -> DeclaredKey.of(channel.carrier(), message));
    }

    // A message that two channels of one contract refer to is one declaration.
    private static Stream<List<DeclaredKey>> groups(List<DeclaredKey> keys) {
        Collection<List<DeclaredKey>> ofContract = keys.stream()
                .collect(Collectors.groupingBy(key -> List.of(key.file(), key.type())))
                .values();
        Collection<List<DeclaredKey>> ofTopic = keys.stream()
                .filter(key -> !key.topic().isEmpty())
                .collect(Collectors.groupingBy(key -> List.of(key.topic(), key.type())))
                .values();
        return Stream.concat(ofContract.stream(), ofTopic.stream());
    }

    private static void compare(List<DeclaredKey> keys, Function<DeclaredKey, String> form, Findings findings) {
        keys.forEach(key -> keys.stream()
                .filter(other -> !form.apply(other).equals(form.apply(key)))
                .findFirst()
                .ifPresent(other -> key.report(other, form, findings)));
    }

    private static Collection<List<DeclaredKey>> byTopic(List<DeclaredKey> keys) {
        return keys.stream()
                .filter(key -> !key.topic().isEmpty())
                .collect(Collectors.groupingBy(DeclaredKey::topic))
                .values();
    }

    // Contracts may give one event different names, and name only some of a topic's events.
    private static void otherNames(List<DeclaredKey> topic, Function<DeclaredKey, String> form, Findings findings) {
        Map<String, List<DeclaredKey>> byFile = topic.stream().collect(Collectors.groupingBy(DeclaredKey::file));
        byFile.forEach((file, keys) -> byFile.forEach((otherFile, others) -> {
            List<DeclaredKey> here = without(keys, others);
            List<DeclaredKey> there = without(others, keys);
            Set<String> known = there.stream().map(form).collect(Collectors.toSet());
            if (!there.isEmpty() && here.stream().map(form).noneMatch(known::contains)) {
                here.forEach(key -> key.report(there.getFirst(), form, findings));
            }
        }));
    }

    private static List<DeclaredKey> without(List<DeclaredKey> keys, List<DeclaredKey> others) {
        Set<String> types = others.stream().map(DeclaredKey::type).collect(Collectors.toSet());
        return keys.stream().filter(key -> !types.contains(key.type())).toList();
    }
}
