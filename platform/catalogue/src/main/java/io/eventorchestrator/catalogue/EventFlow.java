package io.eventorchestrator.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the event flow between services from the contract. */
public final class EventFlow {

    private final Catalogue catalogue;

    /** @param catalogue contract to draw */
    public EventFlow(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A flow chart of services and the events between them.
     *
     * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid's flow charts</a>
     */
    public String mermaid() {
        return "flowchart LR\n"
                + arrows().entrySet().stream()
                        .map(arrow -> "  %s -->|%s| %s\n"
                                .formatted(
                                        arrow.getKey().from(),
                                        String.join("<br/>", arrow.getValue()),
                                        arrow.getKey().to()))
                        .collect(Collectors.joining());
    }

    private Map<Arrow, Set<String>> arrows() {
        Map<Arrow, Set<String>> arrows = new LinkedHashMap<>();
        catalogue
                .channels()
                .forEach(channel -> catalogue.groups().stream()
                        .filter(group -> group.topics().contains(channel.topic()))
                        .forEach(group -> arrows.computeIfAbsent(
                                        new Arrow(channel.producer(), group.service()), any -> new LinkedHashSet<>())
                                .add(channel.event())));
        return arrows;
    }

    private record Arrow(String from, String to) {}
}
