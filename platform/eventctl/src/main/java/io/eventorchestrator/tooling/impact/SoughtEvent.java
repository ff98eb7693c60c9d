package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.asyncapi.ProjectContract;
import io.eventorchestrator.tooling.project.Project;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event whose records are counted, as a contract declares it.
 *
 * @param topic that carries it
 * @param newest version of the contract; empty if it states none
 * @param groups that read the topic
 * @param producers the service with its outbox; empty in a contract for other tools
 * @param services all of the contract, which have databases; none in a contract for other tools
 */
record SoughtEvent(
        String type,
        String topic,
        Optional<SchemaVersion> newest,
        List<Group> groups,
        List<String> producers,
        List<String> services) {

    /**
     * The event of a project's contract; empty if no topic carries it.
     *
     * @throws io.eventorchestrator.catalogue.InvalidContract if the contract can't be used
     */
    static Optional<SoughtEvent> of(Project project, String type) {
        return switch (ProjectContract.of(project)) {
            case ProjectContract.OfPlatform platform -> of(platform.catalogue(), type);
            case ProjectContract.ForOtherTools others -> declared(others.contract(), type);
        };
    }

    private static Optional<SoughtEvent> of(Catalogue catalogue, String type) {
        return catalogue.findChannel(type).map(channel -> of(catalogue, channel));
    }

    private static SoughtEvent of(Catalogue catalogue, Channel channel) {
        return new SoughtEvent(
                channel.topic(),
                channel.topic(),
                SchemaVersion.find(channel.version()),
                catalogue.groups().stream()
                        .filter(group -> group.topics().contains(channel.topic()))
                        .toList(),
                List.of(channel.producer()),
                catalogue.services());
    }

    private static Optional<SoughtEvent> declared(Contract contract, String type) {
        return contract.messages().stream()
                .filter(message -> message.type().equals(type))
                .flatMap(message ->
                        message.carriers().stream().flatMap(carrier -> declared(contract, message, carrier).stream()))
                .findFirst();
    }

    private static Optional<SoughtEvent> declared(Contract contract, Message message, Carrier carrier) {
        return carrier.topic()
                .map(topic -> new SoughtEvent(
                        message.type(),
                        topic,
                        SchemaVersion.find(message.version()),
                        readers(contract, topic)
                                .map(reader -> new Group(reader, reader, "", List.of(topic), Map.of()))
                                .toList(),
                        List.of(),
                        List.of()));
    }

    private static Stream<String> readers(Contract contract, String topic) {
        return contract.operations().stream()
                .filter(operation -> !operation.sends())
                .filter(operation -> operation.carrier().topic().equals(Optional.of(topic)))
                .map(Operation::group)
                .filter(group -> !group.isEmpty())
                .distinct();
    }

    /** Tests whether its services have databases and dead letters as those of this platform. */
    boolean isOfPlatform() {
        return !services.isEmpty();
    }
}
