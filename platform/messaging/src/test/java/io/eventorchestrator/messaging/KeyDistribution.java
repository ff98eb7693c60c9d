package io.eventorchestrator.messaging;

/** The distribution of a test's rows among keys. */
public enum KeyDistribution {
    /** All rows have the same key. */
    ONE,
    /** Each row has its own key. */
    MANY,
    /** Three quarters of the rows have the same key, among them the {@link #CULPRIT}. */
    HOT;

    /** The row that may be refused. */
    public static final int CULPRIT = 100;

    /** The key of a row. */
    public String of(int row) {
        return switch (this) {
            case ONE -> "k-0";
            case MANY -> "k-" + row;
            case HOT -> row % 4 == 0 && row != CULPRIT ? "k-" + row : "k-0";
        };
    }
}
