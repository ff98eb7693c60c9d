package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Source;
import java.util.function.Function;

/**
 * The key of a message on a channel, as a contract declares it.
 *
 * @param topic may be empty
 * @param file of the contract
 * @param property of the payload that is the key; may be empty
 * @param form the type of the key in the binding, in words; may be empty
 * @param source where the property is declared, or else the form
 */
record DeclaredKey(String topic, String type, String file, String property, String form, Source source) {

    static DeclaredKey of(Carrier carrier, Message message) {
        String type =
                message.declared().text("bindings", "kafka", "key", "type").orElse("");
        String format =
                message.declared().text("bindings", "kafka", "key", "format").orElse("");
        return new DeclaredKey(
                carrier.topic().orElse(carrier.address()),
                message.type(),
                carrier.source().file(),
                message.key(),
                words(type, format),
                message.key().isEmpty()
                        ? message.declared().source("bindings", "kafka", "key")
                        : message.declared().source("x-key"));
    }

    private static String words(String type, String format) {
        String article = type.matches("[aeiou].*") ? "an " : "a ";
        String suffix = format.isEmpty() ? "" : " of the format " + format;
        return type.isEmpty() ? "" : article + type + suffix;
    }

    void report(DeclaredKey other, Function<DeclaredKey, String> form, Findings findings) {
        findings.error(
                "key-differs",
                source,
                "The key of " + (topic.isEmpty() ? type : topic) + " is " + form.apply(this) + ", and "
                        + form.apply(other) + " at " + other.source() + ".",
                "Declare the same key: events stay in order by the key that the producer writes.");
    }
}
