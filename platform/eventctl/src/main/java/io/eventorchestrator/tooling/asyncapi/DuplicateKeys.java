package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reports keys that occur twice in a mapping: readers differ in which one they take. */
final class DuplicateKeys {

    private final Project project;
    private final Findings findings;

    DuplicateKeys(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

    void report(Part document) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(document.node()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof MappingNode mapping && seen.add(node)) {
                duplicates(document.file(), mapping);
                mapping.getValue().forEach(entry -> open.push(entry.getValueNode()));
            } else if (node instanceof SequenceNode list && seen.add(node)) {
                list.getValue().forEach(open::push);
            }
        }
    }

    private void duplicates(Path file, MappingNode mapping) {
        Set<String> keys = new HashSet<>();
        mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .filter(key -> !keys.add(key.getValue()))
                .forEach(key -> findings.error(
                        "syntax",
                        project.source(
                                file, key.getStartMark().map(Mark::getLine).orElse(0) + 1),
                        "The key " + key.getValue() + " occurs twice; the first one is read.",
                        "Remove one of them."));
    }
}
