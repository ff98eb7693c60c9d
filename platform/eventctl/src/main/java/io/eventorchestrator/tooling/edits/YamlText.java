package io.eventorchestrator.tooling.edits;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A person's YAML. Its values are found by the parser and replaced in the text, so that all else stays as it is. */
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

    private ScalarNode scalar(List<String> path) {
        Node node = root;
        for (String key : path) {
            node = child(node, key).orElseThrow(() -> missing(path));
        }
        if (node instanceof ScalarNode scalar) {
            return scalar;
        }
        throw missing(path);
    }

    private InvalidContract missing(List<String> path) {
        return new InvalidContract(name + " has no value at " + String.join(" > ", path) + ".");
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    // The parser counts code points.
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
