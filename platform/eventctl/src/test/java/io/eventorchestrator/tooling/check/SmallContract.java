package io.eventorchestrator.tooling.check;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contract of a billing-service that publishes events about invoices. */
final class SmallContract {

    private static final String OPERATION = """
              send-%1$s:
                action: send
                x-service: billing-service
                channel: {$ref: '#/channels/%1$s'}
            """;

    private static final String CHANNEL = """
              %1$s:
                address: billing.invoice.%1$s
                messages:
                  %1$s:
                    name: billing.invoice.%1$s
                    x-key: number
                    payload: {type: object, properties: {number: {type: string}}, required: [number]}
                    examples: [{payload: {number: '7'}}]
            """;

    private SmallContract() {}

    static String of(String... events) {
        return "asyncapi: 3.0.0\ninfo: {title: Billing, version: 1.0.0}\n"
                + Stream.of(events).map(CHANNEL::formatted).collect(Collectors.joining("", "channels:\n", ""))
                + Stream.of(events).map(OPERATION::formatted).collect(Collectors.joining("", "operations:\n", ""));
    }
}
