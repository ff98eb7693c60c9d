package io.eventorchestrator.tooling.edits;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A person's YAML. Its parts are found by the parser and changed in the text, so that all else stays as it is. */
public final class YamlText {

    private final String name;
    private final String text;
    private final Node root;

    private YamlText(String name, String text, Node root) {
        this.name = name;
        this.text = text;
        this.root = root;
    }

    /**
     * Parses a text.
     *
     * @param name of the file in messages
     * @throws InvalidContract if it is not YAML
     */
    public static YamlText parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new InvalidContract(name + " is empty."));
            return new YamlText(name, text, root);
        } catch (YamlEngineException broken) {
            throw new InvalidContract(name + " is not YAML: " + broken.getMessage());
        }
    }

    /**
     * Replaces a value within its quotes.
     *
     * @param value has no character that YAML would want quoted or escaped
     * @throws InvalidContract if there is no such value
     */
    public Splice value(List<String> path, String value) {
        ScalarNode node = scalar(path);
        int quote = node.isPlain() ? 0 : 1;
        return new Splice(index(node.getStartMark()) + quote, index(node.getEndMark()) - quote, value);
    }

    /** The text of a value; empty if there is none. */
    public Optional<String> text(List<String> path) {
        return node(path)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .map(ScalarNode::getValue);
    }

    /** The keys of a mapping in their order; none if there is no such mapping. */
    public List<String> keys(List<String> path) {
        return mapping(path).map(MappingNode::getValue).orElse(List.of()).stream()
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .map(ScalarNode::getValue)
                .toList();
    }

    /**
     * Adds an entry to a mapping, below another one.
     *
     * @param path of the other entry
     * @param entry begins in the first column
     * @throws InvalidContract if there is no such entry, or it is not on lines of its own
     */
    public Splice below(List<String> path, String entry) {
        List<String> parent = path.subList(0, path.size() - 1);
        NodeTuple other = mapping(parent)
                .filter(mapping -> mapping.getFlowStyle() == FlowStyle.BLOCK)
                .orElseThrow(() -> new InvalidContract(
                        name + " has no lines at " + String.join(" > ", parent) + " to add one to."))
                .getValue()
                .stream()
                .filter(one -> isCalled(one, path.getLast()))
                .findFirst()
                .orElseThrow(() -> missing(path));
        String indent =
                " ".repeat(other.getKeyNode().getStartMark().orElseThrow().getColumn());
        int end = endOfLine(index(last(other.getValueNode()).getEndMark()));
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String lines = entry.lines().map(line -> lineEnd + indent + line).collect(Collectors.joining());
        return new Splice(end, end, lines);
    }

    // A block ends where the next one begins, so the end of its last value is looked for.
    private static Node last(Node node) {
        Node last = node;
        while (last instanceof CollectionNode<?> block
                && block.getFlowStyle() == FlowStyle.BLOCK
                && !block.getValue().isEmpty()) {
            last = switch (block.getValue().getLast()) {
                case NodeTuple entry -> entry.getValueNode();
                case Node item -> item;
                default -> throw new IllegalStateException("a collection holds entries or items");
            };
        }
        return last;
    }

    private int endOfLine(int valueEnd) {
        int end = valueEnd;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int feed = text.indexOf('\n', end);
        int line = feed < 0 ? text.length() : feed;
        return line > end && text.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    private Optional<MappingNode> mapping(List<String> path) {
        return node(path).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private Optional<Node> node(List<String> path) {
        Optional<Node> node = Optional.of(root);
        for (String key : path) {
            node = node.flatMap(parent -> child(parent, key));
        }
        return node;
    }

    private ScalarNode scalar(List<String> path) {
        return node(path)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .orElseThrow(() -> missing(path));
    }

    private InvalidContract missing(List<String> path) {
        return new InvalidContract(name + " has no value at " + String.join(" > ", path) + ".");
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> isCalled(entry, key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isCalled(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    // The parser counts code points.
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
