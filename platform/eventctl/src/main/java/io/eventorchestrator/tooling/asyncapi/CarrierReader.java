package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the carriers of messages: channels with the settings of their Kafka bindings. */
final class CarrierReader {

    private final References references;
    private final Findings findings;

    CarrierReader(References references, Findings findings) {
        this.references = references;
        this.findings = findings;
    }

    /** @param named the document's entry, which may refer to the channel */
    Carrier read(Part named, Part channel) {
        Map<String, String> settings = new TreeMap<>();
        for (Part protocol :
                references.find(channel, "bindings").map(Part::entries).orElse(List.of())) {
            if (protocol.name().equals("kafka")) {
                references.resolve(protocol).ifPresent(binding -> flatten("", binding, settings));
            } else {
                findings.note(
                        "binding",
                        references.source(protocol),
                        "The binding of " + protocol.name() + " is not understood.",
                        "");
            }
        }
        return new Carrier(
                named.name(),
                references.text(channel, "address").orElse(""),
                settings,
                references.source(named),
                new Declared(references, channel));
    }

    // A topic's configuration is one level deep.
    private static void flatten(String prefix, Part binding, Map<String, String> settings) {
        for (Part setting : binding.entries()) {
            setting.text().ifPresent(value -> settings.put(prefix + setting.name(), value));
            if (prefix.isEmpty() && setting.name().equals("topicConfiguration")) {
                flatten("topicConfiguration.", setting, settings);
            }
        }
    }
}
