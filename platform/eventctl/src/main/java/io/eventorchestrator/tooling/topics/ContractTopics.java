package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.ProjectContract;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The topics of the chosen project's contract, whether it was written for this platform or not.
 *
 * @param all in the order of the contract
 * @param names of the topics that each service writes or reads
 */
record ContractTopics(List<Topic> all, Map<String, List<String>> names) {

    /**
     * The topics; outside of any project, those of this tool's contract.
     *
     * @throws InvalidContract if it can't be used, or the project has none, or several for this platform
     */
    static ContractTopics of(ProjectChoice choice) throws IOException {
        Optional<Project> project = choice.here();
        return project.isPresent() ? of(project.get()) : of(Home.contract());
    }

    private static ContractTopics of(Project project) throws IOException {
        return switch (ProjectContract.of(project)) {
            case ProjectContract.OfPlatform platform -> of(platform.catalogue());
            case ProjectContract.ForOtherTools others -> of(project, others.contract());
        };
    }

    private static ContractTopics of(Project project, Contract contract) {
        return new ContractTopics(new DeclaredTopics(project).of(contract), DeclaredTopics.names(contract));
    }

    private static ContractTopics of(Catalogue catalogue) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        catalogue.services().forEach(service -> names.put(service, catalogue.topicsOf(service)));
        return new ContractTopics(catalogue.topics(), names);
    }

    Set<String> services() {
        return names.keySet();
    }

    /** The topics that a service writes or reads; none if there is no such service. */
    List<Topic> of(String service) {
        List<String> used = names.getOrDefault(service, List.of());
        return all.stream().filter(topic -> used.contains(topic.name())).toList();
    }
}
