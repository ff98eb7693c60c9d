package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.compatibility.JsonSchema;
import java.util.Optional;

/** A contract as a file or a revision has it, with the schemas beside it. */
final class ContractVersion {

    private final ContractFiles files;
    private final Catalogue catalogue;

    private ContractVersion(ContractFiles files, Catalogue catalogue) {
        this.files = files;
        this.catalogue = catalogue;
    }

    /** @throws InvalidContract if it is not a contract, or can't be read */
    static ContractVersion read(ContractFiles files) {
        String yaml = files.text("").orElseThrow(() -> new InvalidContract(files.name("") + " does not exist."));
        return new ContractVersion(files, Catalogue.parse(files.name(""), yaml));
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Optional<Channel> channel(String topic) {
        return catalogue.findChannel(topic);
    }

    /** @throws InvalidContract if there is none, or it is not a usable schema */
    JsonSchema schema(Channel channel) {
        String file = "schemas/" + channel.topic() + "/" + channel.version() + ".json";
        return JsonSchema.parse(
                files.name(file),
                files.text(file).orElseThrow(() -> new InvalidContract(files.name(file) + " does not exist.")));
    }
}
