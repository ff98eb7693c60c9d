package io.eventorchestrator.tooling.specs;

import java.util.List;

/** A part of a document that matters for its flow. Code and comments don't. */
sealed interface Block {

    /** @param level from 1 */
    record Title(int level, Phrase phrase) implements Block {}

    /** @param number in a numbered list; 0 if it is in none */
    record Prose(int number, Phrase phrase) implements Block {}

    /** @param rows without the header; a row may have fewer cells */
    record Table(List<Phrase> header, List<List<Phrase>> rows) implements Block {}
}
