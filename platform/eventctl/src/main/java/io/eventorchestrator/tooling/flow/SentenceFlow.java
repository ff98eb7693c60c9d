package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Word.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads one sentence from left to right: {@code order-service publishes OrderPlaced, which is read by
 * inventory-service}; {@code when OrderPlaced arrives, inventory-service publishes InventoryReserved}.
 */
final class SentenceFlow {

    private final StatedRelations stated = new StatedRelations();
    private final Predicate predicate = new Predicate();
    private final List<String> services = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> namedLast = new ArrayList<>();
    private final ConditionPart condition = new ConditionPart(stated);
    private boolean topicsAct;
    private boolean isRelative;
    private Role place = Role.OTHER;
    private Role lastName = Role.OTHER;
    private String lastService = "";

    List<Edge> read(List<Word> words) {
        IntStream.range(0, words.size()).mapToObj(at -> new Words(words, at)).forEach(this::read);
        condition.end();
        return stated.all();
    }

    private void read(Words at) {
        switch (at.word().role()) {
            case SERVICE -> service(at);
            case EVENT -> event(at);
            case PUBLISH, READ, LEAD, FOLLOW, UNDO -> verb(at);
            case WHEN, ON -> when(at);
            case NOT -> not();
            case BE -> predicate.be();
            case BY -> predicate.by();
            case WHICH -> which();
            case IT -> it(at);
            case BUT -> predicate.but();
            case COMMA -> comma(at);
            default -> {}
        }
    }

    private void not() {
        predicate.negation().begin();
        condition.deny();
    }

    private void comma(Words at) {
        predicate.negation().comma();
        isRelative &= !predicate.isAnswered();
        if (condition.isOpen() && (at.next() != Role.EVENT || at.behind().isTopic())) {
            endCondition();
        }
    }

    private void endCondition() {
        condition.end();
        predicate.negation().end();
        predicate.end();
        topics.clear();
        topicsAct = false;
    }

    private void when(Words at) {
        if (at.word().role() == Role.ON && !at.isFree() && !predicate.isAnswered()) {
            return;
        }
        endCondition();
        boolean followsMain = at.before() != Role.AND && at.before() != Role.OR && at.before() != Role.BUT;
        condition.begin(followsMain ? services : List.of());
    }

    private void which() {
        predicate.negation().end();
        predicate.end();
        topics.clear();
        namedLast.stream().skip(Math.max(0, namedLast.size() - 1)).forEach(topics::add);
        topicsAct = !topics.isEmpty();
        isRelative = true;
        if (lastName == Role.SERVICE) {
            services.clear();
            services.add(lastService);
        }
    }

    private void it(Words at) {
        if (at.isTopic()) {
            predicate.end();
            topics.clear();
            topics.addAll(namedLast);
            topicsAct = true;
        } else if (at.isActor()) {
            predicate.end();
            if (services.isEmpty() && !lastService.isEmpty()) {
                services.add(lastService);
            }
        } else {
            List.copyOf(namedLast).forEach(type -> relate(at, type, false));
        }
    }

    private void verb(Words at) {
        boolean isAttribute = at.hasAgent() && !predicate.isAfterBe();
        predicate.verb(at);
        if (isAttribute && (at.before() == Role.EVENT || at.before() == Role.COMMA)) {
            topics.clear();
            namedLast.stream().skip(Math.max(0, namedLast.size() - 1)).forEach(topics::add);
        }
        boolean isPurpose = at.word().form() == Form.GERUND || at.before() == Role.TO;
        if (at.word().role().relatesEvents() && isPurpose && !namedLast.isEmpty()) {
            topics.clear();
            topics.addAll(namedLast);
            topicsAct = true;
        }
        if (isRelative && at.before() == Role.SERVICE && at.next() != Role.EVENT) {
            List.copyOf(topics).forEach(type -> relate(at, type, false));
            isRelative = true;
        }
    }

    private void event(Words at) {
        String type = at.word().text();
        boolean isDenied = predicate.negation().deniesName();
        if (!isDenied) {
            condition.cause(type);
        }
        boolean sharesVerb = predicate.isPassive() && at.isFree() && at.next() == Role.BY;
        if (sharesVerb || predicate.verbs().isEmpty() || (at.isFree() && at.isTopic())) {
            topic(at, type, isDenied, sharesVerb);
        } else {
            relate(at, type, isDenied);
        }
        if (!at.continues(Role.EVENT)) {
            namedLast.clear();
        }
        namedLast.add(type);
        lastName = Role.EVENT;
    }

    private void topic(Words at, String type, boolean isDenied, boolean sharesVerb) {
        if (!at.continues(Role.EVENT) || !predicate.verbs().isEmpty()) {
            topics.clear();
        }
        if (!sharesVerb) {
            predicate.end();
        }
        topicsAct = true;
        if (!isDenied) {
            topics.add(type);
        }
    }

    // An object of the verbs, or the agent of passive ones.
    private void relate(Words at, String type, boolean isDenied) {
        predicate.answer();
        isRelative = false;
        if (isDenied || predicate.isDenied()) {
            return;
        }
        for (Role verb : predicate.verbs()) {
            if (at.before() == Role.WITH) {
                instrument(verb, type);
            } else if (verb.relatesServices()) {
                (predicate.isPassive() ? List.<String>of() : List.copyOf(services))
                        .forEach(service -> state(verb, service, type));
            } else if (!predicate.isPassive() || predicate.isAfterBy()) {
                betweenEvents(verb, type, predicate.isPassive() || at.before() == Role.FROM);
            }
        }
    }

    private void instrument(Role verb, String type) {
        if (verb == Role.READ && !predicate.isPassive()) {
            services.forEach(service -> stated.publishes(service, type));
        } else if (verb == Role.UNDO && !topicsAct) {
            stated.undoneBy(type);
        }
    }

    private void betweenEvents(Role verb, String type, boolean isReversed) {
        if (topicsAct) {
            topics.forEach(topic -> stated.between(verb, topic, type, isReversed));
        } else if (verb == Role.UNDO && !isReversed) {
            stated.undoing(type);
        }
    }

    private void state(Role verb, String service, String type) {
        if (verb == Role.READ) {
            stated.reads(service, type);
        } else if (condition.isOpen()) {
            stated.publishesAsCause(service, type);
        } else {
            stated.publishes(service, type);
        }
    }

    private void service(Words at) {
        String name = at.word().text();
        boolean isDenied = predicate.negation().deniesName();
        boolean inList = at.continues(Role.SERVICE);
        boolean joinsPlace = inList && place != Role.OTHER && !at.isActor();
        boolean joinsSubjects = inList && place == Role.OTHER;
        place = switch (at.before()) {
            case BY, TO, FROM -> at.before();
            default -> joinsPlace ? place : Role.OTHER;
        };
        if (place == Role.OTHER) {
            subject(at, name, isDenied, joinsSubjects);
        } else if (!isDenied && !predicate.isDenied()) {
            partner(name);
        }
        lastService = name;
        lastName = Role.SERVICE;
    }

    private void partner(String name) {
        List<String> concerned = List.copyOf(predicate.isPassive() ? topics : namedLast);
        if (place == Role.BY && predicate.isPassive()) {
            predicate.answer();
            predicate.verbs().stream()
                    .filter(Role::relatesServices)
                    .forEach(verb -> concerned.forEach(type -> state(verb, name, type)));
        } else if (place == Role.TO && predicate.has(Role.PUBLISH)) {
            concerned.forEach(type -> stated.reads(name, type));
        } else if (place == Role.FROM && predicate.has(Role.READ)) {
            concerned.forEach(type -> state(Role.PUBLISH, name, type));
        }
    }

    private void subject(Words at, String name, boolean isDenied, boolean joinsSubjects) {
        if (topicsAct && predicate.has(Role.LEAD) && !predicate.isAnswered() && !predicate.isPassive()) {
            topics.forEach(stated::cause);
        }
        if (condition.isOpen()
                && !stated.causes().isEmpty()
                && predicate.verbs().isEmpty()
                && at.isActor()) {
            endCondition();
        }
        if (!joinsSubjects) {
            services.clear();
        }
        predicate.end();
        topicsAct = false;
        if (!isDenied) {
            services.add(name);
            if (!condition.isOpen()) {
                stated.reacts(name);
            }
        }
    }
}
