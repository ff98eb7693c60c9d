package io.eventorchestrator.tooling.edits;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Handwritten YAML. The parser finds its parts, which are then changed in the text, so that everything else stays as it
 * is.
 */
public final class YamlText {

    private final String name;
    private final String text;
    private final YamlTree tree;

    private YamlText(String name, String text, YamlTree tree) {
        this.name = name;
        this.text = text;
        this.tree = tree;
    }

    /**
     * Parses a text.
     *
     * @param name of the file in messages
     * @throws InvalidContract if it is not YAML
     */
    public static YamlText parse(String name, String text) {
        return new YamlText(name, text, YamlTree.parse(name, text));
    }

    /**
     * Replaces a value within its quotes.
     *
     * @param value without characters that YAML requires to be quoted or escaped
     * @throws InvalidContract if there is no such value
     */
    public Splice value(List<String> path, String value) {
        ScalarNode node = tree.scalar(path).orElseThrow(() -> missing(path));
        int quote = node.isPlain() ? 0 : 1;
        return new Splice(index(node.getStartMark()) + quote, index(node.getEndMark()) - quote, value);
    }

    /** The text of a value; empty if there is none. */
    public Optional<String> text(List<String> path) {
        return tree.scalar(path).map(ScalarNode::getValue);
    }

    /** The keys of a mapping in their order; none if there is no such mapping. */
    public List<String> keys(List<String> path) {
        return tree.keys(path);
    }

    /**
     * Adds an entry to a mapping, below another one.
     *
     * @param path of the other entry
     * @param entry begins in the first column
     * @throws InvalidContract if there is no such entry, or it shares a line with another
     */
    public Splice below(List<String> path, String entry) {
        List<String> parent = path.subList(0, path.size() - 1);
        if (!tree.isBlock(parent)) {
            throw new InvalidContract(
                    name + " has no block at " + String.join(" > ", parent) + " to which an entry can be added.");
        }
        NodeTuple other = tree.entry(path).orElseThrow(() -> missing(path));
        String indent =
                " ".repeat(other.getKeyNode().getStartMark().orElseThrow().getColumn());
        int end = endOfLine(index(YamlTree.last(other.getValueNode()).getEndMark()));
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String lines = entry.lines().map(line -> lineEnd + indent + line).collect(Collectors.joining());
        return new Splice(end, end, lines);
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

    private InvalidContract missing(List<String> path) {
        return new InvalidContract(name + " has no value at " + String.join(" > ", path) + ".");
    }

    // The parser counts code points.
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
