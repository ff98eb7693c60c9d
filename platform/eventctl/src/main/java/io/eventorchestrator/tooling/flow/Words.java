package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Word.Form;
import java.util.List;

/** A place in a sentence, with the words before and behind it. */
record Words(List<Word> all, int at) {

    private static final Word END = new Word(Role.OTHER, Form.FINITE, "");

    Words {
        all = List.copyOf(all);
    }

    Word word() {
        return word(at);
    }

    Words behind() {
        return new Words(all, at + 1);
    }

    Role before() {
        return word(at - 1).role();
    }

    Role next() {
        return word(at + 1).role();
    }

    /** Tests whether it follows another name in a list. */
    boolean continues(Role kind) {
        return before().joins() && word(at - 2).role() == kind;
    }

    /** Tests whether it begins a part of the sentence: a verb does not take it as its object. */
    boolean isFree() {
        return at == 0 || before().joins() || before() == Role.BUT || before() == Role.WHICH;
    }

    /** Tests whether a service or pronoun is followed by a verb of which it is the subject. */
    boolean isActor() {
        int verb = behindNot();
        return word(verb).role().isVerb() && !hasAgent(verb);
    }

    /** Tests whether an event or pronoun is followed by a verb of which it is the subject. */
    boolean isTopic() {
        int verb = behindNot();
        return word(verb).role() == Role.BE
                || (word(verb).role().relatesEvents() && word(verb).form() == Form.FINITE);
    }

    /** Tests whether the verb is a participle with its agent behind it, such as "published by". */
    boolean hasAgent() {
        return hasAgent(at);
    }

    private boolean hasAgent(int verb) {
        return word(verb).form() == Form.PARTICIPLE && word(verb + 1).role() == Role.BY;
    }

    private int behindNot() {
        int index = at + 1;
        while (word(index).role() == Role.NOT) {
            index++;
        }
        return index;
    }

    private Word word(int index) {
        return index < 0 || index >= all.size() ? END : all.get(index);
    }
}
