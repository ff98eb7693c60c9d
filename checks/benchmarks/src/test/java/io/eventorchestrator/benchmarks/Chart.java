package io.eventorchestrator.benchmarks;

/** Draws columns of dots, with a mark across a column. */
final class Chart {

    private static final int BELOW = 8;

    private final int height;
    private final StringBuilder drawn = new StringBuilder();

    Chart(int height, String title) {
        this.height = height;
        drawn.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="10" y="20">%s</text>
                """.formatted(height, title));
    }

    /** Draws the base line of the dots. */
    void base(int y, String label) {
        line(y, "stroke=\"#888\"", label);
    }

    /** Draws the limit for the dots. */
    void limit(int y, String label) {
        line(y, "stroke=\"#bbb\" stroke-dasharray=\"4\"", label);
    }

    private void line(int y, String stroke, String label) {
        drawn.append("<line x1=\"60\" y1=\"%1$d\" x2=\"700\" y2=\"%1$d\" %2$s/>%n".formatted(y, stroke))
                .append("<text x=\"15\" y=\"%d\">%s</text>%n".formatted(y + 4, label));
    }

    void dot(int x, int y) {
        drawn.append("<circle cx=\"%d\" cy=\"%d\" r=\"2\" fill=\"#1f77b4\" fill-opacity=\"0.4\"/>%n".formatted(x, y));
    }

    void mark(int x, int y) {
        drawn.append("<line x1=\"%d\" y1=\"%3$d\" x2=\"%d\" y2=\"%3$d\" stroke=\"#d62728\" stroke-width=\"2\"/>%n"
                .formatted(x - 30, x + 30, y));
    }

    /** Labels a column. */
    void name(int x, String name) {
        drawn.append("<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x - 18, height - BELOW, name));
    }

    String svg() {
        return drawn + "</svg>\n";
    }
}
