package io.eventorchestrator.tooling.terminal;

/** The changes that turn one word into another: a letter added, left out or replaced, or two neighbours swapped. */
public record Edits(String from, String to) {

    /** The smallest number of changes that turn one into the other. */
    public int fewest() {
        int[][] known = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                known[i][j] = i == 0 || j == 0 ? i + j : fewest(known, i, j);
            }
        }
        return known[from.length()][to.length()];
    }

    private int fewest(int[][] known, int i, int j) {
        int replaced = known[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int added = Math.min(known[i - 1][j], known[i][j - 1]) + 1;
        return Math.min(Math.min(replaced, added), isSwap(i, j) ? known[i - 2][j - 2] + 1 : added);
    }

    private boolean isSwap(int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
