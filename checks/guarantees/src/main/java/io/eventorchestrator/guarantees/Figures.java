package io.eventorchestrator.guarantees;

import java.util.Map;

/**
 * The figures of a run, kept beside the page so that it can be written again.
 *
 * @param changed whether files differed from the commit
 * @param from when the first of the tests began, in UTC
 * @param to when the last of them ended
 * @param tests by {@code Type#method}; those that did not run are missing
 * @param seeded by file
 * @param chaos by folder
 */
record Figures(
        String commit,
        boolean changed,
        String from,
        String to,
        Map<String, Tried> tests,
        Map<String, SeededRun> seeded,
        Map<String, ChaosRun> chaos) {}
