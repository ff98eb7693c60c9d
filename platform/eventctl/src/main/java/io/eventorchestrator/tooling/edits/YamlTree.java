package io.eventorchestrator.tooling.edits;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The nodes of a YAML document, found by their paths of keys. */
record YamlTree(Node root) {

    /** @throws InvalidContract naming the file, if the text is not YAML */
    static YamlTree parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            return new YamlTree(new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new InvalidContract(file + " is empty.")));
        } catch (YamlEngineException broken) {
            throw new InvalidContract(file + " is not YAML: " + broken.getMessage());
        }
    }

    Optional<ScalarNode> scalar(List<String> path) {
        return node(path).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }

    /** The keys of a mapping in their order; none if there is no such mapping. */
    List<String> keys(List<String> path) {
        return entries(path).stream()
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .map(ScalarNode::getValue)
                .toList();
    }

    private List<NodeTuple> entries(List<String> path) {
        return mapping(path).map(MappingNode::getValue).orElse(List.of());
    }

    /** Tests whether each entry of this mapping begins a line. */
    boolean isBlock(List<String> path) {
        return mapping(path)
                .filter(mapping -> mapping.getFlowStyle() == FlowStyle.BLOCK)
                .isPresent();
    }

    Optional<NodeTuple> entry(List<String> path) {
        return entries(path.subList(0, path.size() - 1)).stream()
                .filter(entry -> isCalled(entry, path.getLast()))
                .findFirst();
    }

    private Optional<MappingNode> mapping(List<String> path) {
        return node(path).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private Optional<Node> node(List<String> path) {
        return path.isEmpty() ? Optional.of(root) : entry(path).map(NodeTuple::getValueNode);
    }

    private static boolean isCalled(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    /** The last value within a node. A block ends where the next one begins, so its own end is too late. */
    static Node last(Node node) {
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
}
