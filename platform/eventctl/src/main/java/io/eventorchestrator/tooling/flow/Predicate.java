package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Word.Form;
import java.util.ArrayList;
import java.util.List;

/** The verbs of a part of a sentence, such as "publishes and reads". */
final class Predicate {

    private final List<Role> verbs = new ArrayList<>();
    private final Negation negation = new Negation();
    private boolean isPassive;
    private boolean isDenied;
    private boolean isAnswered;
    private boolean afterBe;
    private boolean afterBy;

    List<Role> verbs() {
        return List.copyOf(verbs);
    }

    boolean has(Role verb) {
        return verbs.contains(verb);
    }

    Negation negation() {
        return negation;
    }

    boolean isPassive() {
        return isPassive;
    }

    boolean isDenied() {
        return isDenied;
    }

    /** Tests whether an object or an agent followed. */
    boolean isAnswered() {
        return isAnswered;
    }

    void answer() {
        isAnswered = true;
    }

    /** Tests whether its agent follows. */
    boolean isAfterBy() {
        return afterBy;
    }

    void be() {
        afterBe = true;
    }

    void by() {
        afterBy = true;
    }

    /** Tests whether a form of "to be" makes the next participle passive. */
    boolean isAfterBe() {
        return afterBe;
    }

    void end() {
        verbs.clear();
        afterBe = false;
        isDenied = false;
    }

    /** Ends a negation; the verbs go on, as in "does not publish A but B". */
    void but() {
        negation.end();
        isDenied = false;
        afterBe = false;
    }

    void verb(Words words) {
        Role role = words.word().role();
        boolean nowPassive = words.word().form() == Form.PARTICIPLE && (afterBe || words.hasAgent());
        boolean continues = !verbs.isEmpty()
                && !isAnswered
                && (words.before() == Role.AND || words.before() == Role.OR)
                && nowPassive == isPassive;
        isDenied = negation.takenByVerb() || (isDenied && (continues || words.before() == Role.OR));
        if (!continues) {
            verbs.clear();
        }
        verbs.add(role);
        isPassive = nowPassive;
        isAnswered = false;
        afterBe = false;
        afterBy = false;
    }
}
