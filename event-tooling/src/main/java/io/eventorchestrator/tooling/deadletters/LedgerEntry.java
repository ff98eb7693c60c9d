package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;

/**
 * What became of a letter.
 *
 * @param by who did it
 * @param why empty where nobody has to say
 */
record LedgerEntry(Fate fate, String by, Instant at, String why) {

    /** What can become of a letter. */
    enum Fate {
        REPLAYED,
        EDITED,
        DISCARDED
    }
}
