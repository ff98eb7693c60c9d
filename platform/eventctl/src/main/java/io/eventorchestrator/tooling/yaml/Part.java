package io.eventorchestrator.tooling.yaml;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JsonPointer;

/**
 * A part of a document, with its place.
 *
 * @param file that holds it
 * @param name its key, or its number in a list
 * @param line counted from 1
 */
public record Part(Path file, String name, Node node, int line) {

    private static final String MERGE = "<<";

    /** A document as a whole. */
    public static Part root(Path file, Node node) {
        return new Part(file, "", node, 1);
    }

    /** The values of a mapping by their keys, merged ones included; empty for anything else. */
    public List<Part> entries() {
        Map<String, Part> entries = new LinkedHashMap<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> mappings = new ArrayDeque<>(List.of(node));
        while (!mappings.isEmpty()) {
            if (mappings.pop() instanceof MappingNode mapping && seen.add(mapping)) {
                mapping.getValue().forEach(entry -> entry(entry, entries, mappings));
            }
        }
        return List.copyOf(entries.values());
    }

    private void entry(NodeTuple entry, Map<String, Part> entries, Deque<Node> mappings) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            return;
        }
        Node value = entry.getValueNode();
        if (!key.getValue().equals(MERGE)) {
            entries.putIfAbsent(key.getValue(), new Part(file, key.getValue(), value, lineOf(key)));
        } else if (value instanceof SequenceNode several) {
            several.getValue().forEach(mappings::addLast);
        } else {
            mappings.addLast(value);
        }
    }

    /** The elements of a list; empty for anything else. */
    public List<Part> items() {
        List<Part> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new Part(file, String.valueOf(items.size()), item, lineOf(item)));
            }
        }
        return items;
    }

    /** The value of a key, or the element with a number. */
    public Optional<Part> get(String key) {
        if (node instanceof MappingNode mapping) {
            Optional<Part> own = own(mapping, key);
            return own.isPresent() || own(mapping, MERGE).isEmpty() ? own : among(entries(), key);
        }
        return among(items(), key);
    }

    // Without the parts of all other keys, which a large mapping has by the thousand.
    private Optional<Part> own(MappingNode mapping, String key) {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode found
                    && found.getValue().equals(key)) {
                return Optional.of(new Part(file, key, entry.getValueNode(), lineOf(found)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Part> among(List<Part> parts, String key) {
        return parts.stream().filter(part -> part.name().equals(key)).findFirst();
    }

    /** The part that a JSON Pointer leads to, or the last one on the way that exists. */
    public Part nearest(JsonPointer pointer) {
        if (pointer.matches()) {
            return this;
        }
        return get(pointer.getMatchingProperty())
                .map(next -> next.nearest(pointer.tail()))
                .orElse(this);
    }

    /** A scalar's text; empty for anything else, for null and for blank text. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !isNull()
                ? Optional.of(scalar.getValue().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The text of a key. */
    public Optional<String> text(String key) {
        return get(key).flatMap(Part::text);
    }

    /** Tests whether it has no value. */
    public boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** Tests whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Tests whether it has keys. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The first line of its value, counted from 0. */
    public int firstLine() {
        return lineOf(node) - 1;
    }

    /** The line behind its value, counted from 0. A block ends where the next one begins. */
    public int endLine() {
        int end = node.getEndMark().map(Mark::getLine).orElse(0);
        boolean isBlock = node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK;
        return isBlock ? end : end + 1;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
