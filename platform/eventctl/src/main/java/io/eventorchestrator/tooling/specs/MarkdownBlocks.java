package io.eventorchestrator.tooling.specs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads Markdown as a list of blocks. */
final class MarkdownBlocks extends AbstractVisitor {

    private static final int DEEPEST = 100;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private final List<Block> blocks = new ArrayList<>();

    private MarkdownBlocks() {}

    /** @return empty if its emphasis and links are nested too deep */
    static Optional<List<Block>> of(String markdown) {
        MarkdownBlocks visitor = new MarkdownBlocks();
        try {
            PARSER.parse(markdown).accept(visitor);
            return Optional.of(visitor.blocks);
        } catch (StackOverflowError nested) {
            // For nested emphasis, the parser calls itself without a limit.
            return Optional.empty();
        }
    }

    @Override
    public void visit(Heading heading) {
        blocks.add(new Block.Title(heading.getLevel(), phrase(heading)));
    }

    @Override
    public void visit(Paragraph paragraph) {
        blocks.add(new Block.Prose(number(paragraph), phrase(paragraph)));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            List<List<Phrase>> rows = children(table)
                    .flatMap(MarkdownBlocks::children)
                    .filter(TableRow.class::isInstance)
                    .map(row -> children(row).map(MarkdownBlocks::phrase).toList())
                    .toList();
            if (!rows.isEmpty()) {
                blocks.add(new Block.Table(rows.getFirst(), rows.subList(1, rows.size())));
            }
        }
    }

    private static int number(Paragraph paragraph) {
        if (paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof OrderedList list
                && paragraph.getPrevious() == null) {
            int first = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
            return first
                    + (int) Stream.<Node>iterate(item, node -> node.getPrevious() != null, Node::getPrevious)
                            .count();
        }
        return 0;
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), child -> child != null, Node::getNext);
    }

    private static Phrase phrase(Node node) {
        return new Phrase(InlineText.of(node), line(node));
    }

    private static int line(Node node) {
        Node at = node;
        while (at.getSourceSpans().isEmpty() && at.getParent() != null) {
            at = at.getParent();
        }
        return at.getSourceSpans().isEmpty()
                ? 1
                : at.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
