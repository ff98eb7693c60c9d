package io.eventorchestrator.guarantees;

import java.util.List;

/** The judgement of a run about a claim. */
enum ClaimState {
    HELD("held"),
    HELD_WITHOUT_FULL("held, without profile `full`"),
    PARTLY("**tried in part**"),
    UNTRIED("**not tried**"),
    BROKEN("**BROKEN**");

    private final String text;

    ClaimState(String text) {
        this.text = text;
    }

    static ClaimState of(List<TestRow> tests, List<BugRow> bugs) {
        if (tests.stream().anyMatch(test -> test.sum().failed() > 0)) {
            return BROKEN;
        }
        if (tests.stream().noneMatch(test -> test.sum().passed() > 0)) {
            return UNTRIED;
        }
        if (tests.stream().anyMatch(TestRow::isIncomplete) || bugs.stream().anyMatch(bug -> !bug.isCaught())) {
            return PARTLY;
        }
        return tests.stream().allMatch(test -> test.missingFull().isEmpty()) ? HELD : HELD_WITHOUT_FULL;
    }

    @Override
    public String toString() {
        return text;
    }
}
