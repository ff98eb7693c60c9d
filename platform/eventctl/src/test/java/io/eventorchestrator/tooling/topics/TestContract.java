package io.eventorchestrator.tooling.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** A contract with two events, one of which a group reads, under a domain that no other test uses. */
final class TestContract {

    private final Path file;
    private final String domain =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private String first = "retention.ms: 60000";
    private String second = "retention.ms: 60000";
    private String partitions = "partitions: 2";

    TestContract(Path folder) {
        file = folder.resolve(domain + ".yaml");
    }

    /** @param settings lines of the first topic's configuration, besides retention.ms */
    TestContract with(String... settings) {
        first = "retention.ms: 60000\n          " + String.join("\n          ", settings);
        return this;
    }

    TestContract keeping(long milliseconds) {
        first = "retention.ms: " + milliseconds;
        second = first;
        return this;
    }

    TestContract partitioned(int number) {
        partitions = "partitions: " + number;
        return this;
    }

    String first() {
        return domain + ".order.opened";
    }

    String second() {
        return domain + ".order.closed";
    }

    String letters() {
        return first() + "." + group() + ".dlq";
    }

    /** The path of the file with the contract as it is. */
    String file() {
        try {
            return Files.writeString(file, """
                    asyncapi: 3.0.0
                    x-largest-event: 262144
                    channels:
                    %s%soperations:
                      reads:
                        action: receive
                        channel: {$ref: '#/channels/Opened'}
                        summary: reads
                        x-service: reader-service
                        bindings: {kafka: {groupId: {type: string, enum: [%s]}}}
                    %s%scomponents:
                      messages:
                    %s%s""".formatted(
                                    channel("Opened", first),
                                    channel("Closed", second),
                                    group(),
                                    operation("Opened"),
                                    operation("Closed"),
                                    message("Opened"),
                                    message("Closed")))
                    .toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String group() {
        return domain + "-readers";
    }

    private String topic(String event) {
        return domain + ".order." + event.toLowerCase(Locale.ROOT);
    }

    private String channel(String event, String settings) {
        return """
                  %s:
                    address: %s
                    bindings:
                      kafka:
                        topic: %s
                        %s
                        topicConfiguration:
                          %s
                """.formatted(event, topic(event), topic(event), partitions, settings)
                .indent(0);
    }

    private static String operation(String event) {
        return """
                  publishes%s:
                    action: send
                    channel: {$ref: '#/channels/%s'}
                    x-service: order-service
                """.formatted(event, event);
    }

    private String message(String event) {
        return """
                    %s:
                      x-version: '1.0'
                      x-key: orderId
                      payload: {schema: {$ref: schemas/%s/1.0.json}}
                """.formatted(event, topic(event));
    }
}
