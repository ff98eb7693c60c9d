package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SmallFile;
import io.eventorchestrator.catalogue.compatibility.JsonSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schema files beside a contract.
 *
 * @param events number of event types whose newest schema was looked at
 * @param faults a sentence for each that is missing or can't be used, or for a contract that can't be used
 */
public record SchemaFiles(int events, List<String> faults) {

    public SchemaFiles {
        faults = List.copyOf(faults);
    }

    /** Reads the newest schema of each event type. */
    public static SchemaFiles beside(Path contract) {
        try {
            List<Channel> channels = Catalogue.read(contract).channels();
            return new SchemaFiles(
                    channels.size(),
                    channels.stream()
                            .flatMap(channel -> fault(contract.resolveSibling(
                                    "schemas/" + channel.topic() + "/" + channel.version() + ".json")))
                            .toList());
        } catch (InvalidContract unusable) {
            return new SchemaFiles(0, List.of(String.valueOf(unusable.getMessage())));
        }
    }

    private static Stream<String> fault(Path schema) {
        try {
            JsonSchema.parse(schema.toString(), SmallFile.read(schema));
            return Stream.empty();
        } catch (InvalidContract unusable) {
            return Stream.of(String.valueOf(unusable.getMessage()));
        }
    }
}
