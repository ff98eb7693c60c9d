package io.eventorchestrator.guarantees;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A top-level type of the test sources.
 *
 * @param name with its package
 * @param parent the name of the class that it extends, as the source has it; empty if none
 * @param isFull whether its tests run only in the profile full
 * @param tests its test methods, those of nested classes included, and whether each runs only in the profile full
 * @param constants those of an enum
 */
record TestType(
        String name,
        String parent,
        boolean isAbstract,
        boolean isFull,
        Map<String, Boolean> tests,
        List<String> constants,
        Path file) {

    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean isCalled(String called) {
        return name.equals(called) || name.endsWith("." + called);
    }
}
