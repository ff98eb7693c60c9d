package io.eventorchestrator.tooling.specs;

import java.util.Locale;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** The text below a node. Walks without recursion, since emphasis may be nested without bound. */
final class InlineText {

    private InlineText() {}

    static String of(Node root) {
        StringBuilder text = new StringBuilder();
        Node node = root.getFirstChild();
        while (node != null) {
            text.append(text(node));
            node = next(node, root);
        }
        return text.toString();
    }

    private static String text(Node node) {
        return switch (node) {
            case Text words -> words.getLiteral();
            case Code code -> "`" + code.getLiteral() + "`";
            case SoftLineBreak line -> "\n";
            case HardLineBreak line -> "\n";
            case HtmlInline html -> html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br") ? ", " : "";
            default -> "";
        };
    }

    @SuppressWarnings("ReferenceEquality") // A node is identified by itself.
    private static @Nullable Node next(Node node, Node root) {
        if (node.getFirstChild() != null && !(node instanceof Image)) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }
}
