package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The inboxes of all groups of the contract. */
record ProbedInboxes(Catalogue catalogue, ProbedDatabases databases) {

    /** @throws io.eventorchestrator.platform.NotStartable if a database does not answer, or refuses the work */
    List<Inbox.Noted> noted(List<String> ids) {
        List<String> sources = catalogue.channels().stream()
                .map(SampleEvents::source)
                .distinct()
                .toList();
        return groupsByService().entrySet().stream()
                .flatMap(service -> noted(service.getKey(), service.getValue(), sources, ids).stream())
                .toList();
    }

    private List<Inbox.Noted> noted(String service, List<String> groups, List<String> sources, List<String> ids) {
        return databases.work(service, source -> new Inbox(source, groups).noted(sources, ids));
    }

    private Map<String, List<String>> groupsByService() {
        return catalogue.groups().stream()
                .collect(Collectors.groupingBy(Group::service, Collectors.mapping(Group::name, Collectors.toList())));
    }
}
