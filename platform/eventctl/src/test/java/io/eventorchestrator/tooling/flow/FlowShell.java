package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a project's files and runs {@code eventctl flow} on it. */
final class FlowShell {

    static final String CONTRACT = """
            asyncapi: 3.0.0
            info: {title: Shop, version: 1.0.0}
            channels:
              OrderPlaced:
                address: orders.order.placed
                messages: {OrderPlaced: {$ref: '#/components/messages/OrderPlaced'}}
            operations:
              place: {action: send, channel: {$ref: '#/channels/OrderPlaced'}, x-service: order-service}
              reserve:
                action: receive
                channel: {$ref: '#/channels/OrderPlaced'}
                x-service: stock-service
                bindings: {kafka: {groupId: {type: string, enum: [stock-service-reservations]}}}
            components:
              messages:
                OrderPlaced: {name: orders.order.placed, title: OrderPlaced, x-key: orderId, payload: {type: object}}
            """;

    private final Path project;
    private String out = "";
    private String errors = "";

    FlowShell(Path project) {
        this.project = project;
    }

    FlowShell write(String file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    FlowShell write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(project.resolve(file).getParent());
        Files.write(project.resolve(file), bytes);
        return this;
    }

    int run(String... options) {
        Answer answer = Answer.of(Stream.concat(Stream.of("flow", "--project", project.toString()), Stream.of(options))
                .toArray(String[]::new));
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }

    JsonNode json(String... options) {
        run(Stream.concat(Stream.of("--format", "json"), Stream.of(options)).toArray(String[]::new));
        return JsonMapper.shared().readTree(out);
    }

    /** Each finding as {@code file:line rule}. */
    List<String> findings() {
        return json().path("findings")
                .valueStream()
                .map(finding -> finding.path("file").asString() + ":"
                        + finding.path("line").asInt() + " "
                        + finding.path("rule").asString())
                .toList();
    }

    /** Each relation as {@code kind from to} and what states it. */
    List<String> relations() {
        return json().path("relations").valueStream().map(FlowShell::relation).toList();
    }

    private static String relation(JsonNode relation) {
        List<String> bases = relation.path("declared")
                .valueStream()
                .map(place -> place.path("basis").asString())
                .distinct()
                .toList();
        return relation.path("kind").asString() + " " + relation.path("from").asString() + " "
                + relation.path("to").asString() + " " + bases;
    }

    String out() {
        return out;
    }

    String errors() {
        return errors;
    }
}
