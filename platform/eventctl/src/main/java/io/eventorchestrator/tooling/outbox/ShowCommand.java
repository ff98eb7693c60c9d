package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows records in full. */
@Command(
        name = "show",
        description = "Show records in full: state, reason, the number of records behind each, headers and value.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private OutboxSelection outboxes = new OutboxSelection();

    @Option(names = "--json", description = "a record per line, for scripts; its value in base64")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!outboxes.names()) {
            throw new ParameterException(spec.commandLine(), "Name records; list shows them.");
        }
        List<StoredRecord> found =
                outboxes.each(ShowCommand::whole).stream().flatMap(List::stream).toList();
        PrintWriter out = spec.commandLine().getOut();
        found.forEach(record -> print(record, out));
        out.flush();
        outboxes.requireFound(found.stream().map(StoredRecord::id).collect(Collectors.toSet()));
        return outboxes.exitCode();
    }

    private static List<StoredRecord> whole(OutboxTable table, Matching matching) {
        return Stream.of(matching.seqs() == null ? new Long[0] : matching.seqs())
                .map(table::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private void print(StoredRecord record, PrintWriter out) {
        byte[] value = record.value();
        if (json) {
            ObjectNode node = RecordText.node(record).put("holdsBack", record.held());
            node.set("headers", parsed(record.headers()));
            out.println(Printable.json(node.put("valueBase64", base64(value))));
            return;
        }
        fact(out, "record", record.id());
        fact(out, "state", record.state() == StoredRecord.State.PENDING ? "waits to be published" : "set aside");
        fact(out, "reason", record.reason());
        fact(out, "topic", record.topic() + ", partition " + record.partition());
        out.printf("%-10s %s%n", "key", RecordText.key(record.key()));
        fact(out, "since", record.createdAt());
        fact(out, "holds back", Count.of(record.held(), "record") + " of its key");
        parsed(record.headers()).forEach(header -> out.printf("%-10s %s%n", "header", Printable.json(header)));
        if (value == null) {
            out.printf("%-10s none%n%n", "value");
        } else {
            out.printf("%-10s %s%n%s%n%n", "value", Count.of(record.bytes(), "byte"), text(value));
        }
    }

    private static @Nullable String base64(byte @Nullable [] value) {
        return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    private static String text(byte[] value) {
        Optional<String> text = RecordText.text(value);
        try {
            return text.isPresent()
                    ? Printable.prettyJson(JSON.readTree(text.get()))
                    : "base64 " + Base64.getEncoder().encodeToString(value);
        } catch (JacksonException noJson) {
            return Printable.text(text.orElse(""));
        }
    }

    private static JsonNode parsed(@Nullable String headers) {
        try {
            return headers == null ? JSON.createArrayNode() : JSON.readTree(headers);
        } catch (JacksonException noJson) {
            return JSON.createArrayNode().add(headers);
        }
    }

    private static void fact(PrintWriter out, String what, @Nullable Object how) {
        out.printf("%-10s %s%n", what, how == null ? "none" : Printable.brief(how));
    }
}
