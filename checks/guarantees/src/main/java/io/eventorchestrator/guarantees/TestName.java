package io.eventorchestrator.guarantees;

/**
 * A test as claims name it: {@code Type#method}, or {@code Type} for all its tests.
 *
 * @param type its simple name, preceded by packages if other types have it, too
 * @param method empty for all
 */
record TestName(String type, String method) {

    static TestName of(String text) {
        int end = text.indexOf('#');
        return end < 0 ? new TestName(text, "") : new TestName(text.substring(0, end), text.substring(end + 1));
    }

    boolean isOfWholeType() {
        return method.isEmpty();
    }

    /** Returns the same test as a type of that name runs it. */
    String in(String typeName) {
        return isOfWholeType() ? typeName : typeName + "#" + method;
    }

    @Override
    public String toString() {
        return in(type);
    }
}
