package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws sagas below a flow: each as a chain of its steps, with the compensations below them. A long chain goes on in
 * the next row.
 */
final class SagaSvg {

    private static final String STYLE = """
            <style>.step{fill:#e9f5ec;stroke:#3f8f55}.undo{fill:#fbeaea;stroke:#b04a4a}\
            .kept{fill:#fff;stroke:#999;stroke-dasharray:4 3}line{stroke:#777}.step-line{font-size:12px}</style>
            """;

    private static final int LEFT = 10;
    private static final int IN_ROW = 3;
    private static final int CELL = 300;
    private static final int GAP = 20;
    private static final int LINE = 16;
    private static final int STEP = 4 * LINE + 10;
    private static final int UNDO = 2 * LINE + 10;
    private static final int BETWEEN = 12;
    private static final int PITCH = STEP + BETWEEN + UNDO + 20;
    private static final int HEADING = 34;
    private static final int LONGEST = 40;

    private final StringBuilder svg = new StringBuilder();
    private int y;

    /** @param top the upper edge */
    SagaSvg(List<DeclaredSaga> sagas, int top) {
        y = top;
        if (!sagas.isEmpty()) {
            svg.append(STYLE);
            sagas.forEach(this::saga);
        }
    }

    String drawing() {
        return svg.toString();
    }

    /** The lower edge. */
    int bottom() {
        return y;
    }

    private void saga(DeclaredSaga saga) {
        svg.append("<text x=\"%d\" y=\"%d\"><tspan font-weight=\"bold\">%s</tspan> %s</text>\n"
                .formatted(LEFT, y + 20, Xml.text(saga.name().text()), Xml.text(course(saga))));
        y += HEADING;
        for (int i = 0; i < saga.steps().size(); i++) {
            step(i, new StepWords(saga.steps().get(i)), i + 1 < saga.steps().size());
        }
        y += (saga.steps().size() + IN_ROW - 1) / IN_ROW * PITCH;
    }

    private static String course(DeclaredSaga saga) {
        return "of " + saga.service().text() + ": from " + saga.begins().text() + " to " + StepWords.oneOf(saga.ends());
    }

    private void step(int index, StepWords step, boolean hasNext) {
        int x = LEFT + index % IN_ROW * (CELL + GAP);
        int top = y + index / IN_ROW * PITCH;
        String name = index + 1 + " " + step.name();
        List<String> lines = Stream.of(step.place(), step.limit(), step.events())
                .filter(line -> !line.isEmpty())
                .toList();
        svg.append("<g><title>")
                .append(Xml.text(name + ": " + String.join(", ", lines) + "; " + step.compensation()))
                .append("</title>");
        box("step", x, top, STEP, Stream.concat(Stream.of(name), lines.stream()).toList());
        box(step.isUndone() ? "undo" : "kept", x, top + STEP + BETWEEN, UNDO, wrapped(step.compensation()));
        line(x + CELL / 2, top + STEP, x + CELL / 2, top + STEP + BETWEEN);
        svg.append("</g>\n");
        if (hasNext && index % IN_ROW < IN_ROW - 1) {
            arrow(x + CELL, top + STEP / 2);
        }
    }

    private void box(String kind, int x, int top, int height, List<String> lines) {
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                .formatted(kind, x, top, CELL, height));
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text class=\"step-line\" x=\"%d\" y=\"%d\"%s>%s</text>"
                    .formatted(
                            x + 8,
                            top + LINE * (i + 1) + 2,
                            i == 0 && kind.equals("step") ? " font-weight=\"bold\"" : "",
                            Xml.text(shortened(lines.get(i)))));
        }
    }

    private void arrow(int x, int at) {
        line(x, at, x + GAP, at);
        svg.append("<polygon fill=\"#777\" points=\"%1$d,%2$d %3$d,%4$d %3$d,%5$d\"/>\n"
                .formatted(x + GAP, at, x + GAP - 6, at - 4, at + 4));
    }

    private void line(int fromX, int fromY, int toX, int toY) {
        svg.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>".formatted(fromX, fromY, toX, toY));
    }

    // Into two lines, between words.
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int space = rest.lastIndexOf(' ', LONGEST);
        if (rest.length() > LONGEST && space > 0) {
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
