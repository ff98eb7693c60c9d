package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import java.io.UncheckedIOException;
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
            Path file = contract.toAbsolutePath();
            ContractVersion version = ContractVersion.read(
                    new FolderFiles(file.resolveSibling(""), file.getFileName().toString()));
            List<Channel> channels = version.catalogue().channels();
            return new SchemaFiles(
                    channels.size(),
                    channels.stream()
                            .flatMap(channel -> fault(version, channel))
                            .toList());
        } catch (InvalidContract | UncheckedIOException unusable) {
            return new SchemaFiles(0, List.of(String.valueOf(unusable.getMessage())));
        }
    }

    private static Stream<String> fault(ContractVersion version, Channel channel) {
        try {
            version.schema(channel);
            return Stream.empty();
        } catch (InvalidContract | UncheckedIOException unusable) {
            return Stream.of(String.valueOf(unusable.getMessage()));
        }
    }
}
