package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.RunningPart;
import java.util.List;

/** The parts of a running platform that have ended. Its supervisor starts them again. */
record EndedParts(List<String> names) {

    static EndedParts of(PlatformState state) {
        return new EndedParts(state.parts().stream()
                .filter(part -> !part.isAlive())
                .map(RunningPart::name)
                .sorted()
                .toList());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Names them, with the command that shows the reason. */
    String text() {
        return String.join(", ", names) + (names.size() == 1 ? " has" : " have") + " ended and will be started again; "
                + "./eventctl logs " + new PartName(names.getFirst()).log() + " shows why";
    }
}
