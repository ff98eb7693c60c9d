package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Word.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The plain words that say something about the flow. */
final class Vocabulary {

    private static final Map<String, Word> WORDS = words();

    private Vocabulary() {}

    static Word word(String token) {
        return WORDS.getOrDefault(token.toLowerCase(Locale.ROOT), new Word(Role.OTHER, Form.FINITE, ""));
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        verbs(words);
        add(words, Role.WHEN, Form.FINITE, "when whenever upon once after if");
        add(words, Role.ON, Form.FINITE, "on");
        add(words, Role.NOT, Form.FINITE, "not never no without nothing nor neither cannot unless");
        add(words, Role.NOT, Form.FINITE, "don't doesn't didn't isn't aren't wasn't can't won't mustn't shouldn't");
        add(words, Role.BE, Form.FINITE, "is are was were be been being gets");
        add(words, Role.BY, Form.FINITE, "by");
        add(words, Role.TO, Form.FINITE, "to");
        add(words, Role.FROM, Form.FINITE, "from");
        add(words, Role.WITH, Form.FINITE, "with");
        add(words, Role.WHICH, Form.FINITE, "which that who");
        add(words, Role.IT, Form.FINITE, "it them they");
        add(words, Role.AND, Form.FINITE, "and");
        add(words, Role.OR, Form.FINITE, "or");
        add(words, Role.BUT, Form.FINITE, "but while whereas");
        return Map.copyOf(words);
    }

    private static void verbs(Map<String, Word> words) {
        verb(
                words,
                Role.PUBLISH,
                "publish publishes emit emits raise raises produce produces send sends announce announces",
                "published emitted raised produced sent announced",
                "publishing emitting raising producing sending announcing");
        verb(
                words,
                Role.READ,
                "consume consumes subscribe subscribes subscribed listen listens reads handles handle receive receives"
                        + " react reacts respond responds answer answers process processes",
                "consumed read handled received processed",
                "consuming subscribing listening reading handling receiving reacting responding answering processing");
        verb(words, Role.LEAD, "lead leads trigger triggers cause causes result results", "triggered caused", "");
        verb(words, Role.FOLLOW, "follow follows", "followed", "following");
        verb(
                words,
                Role.UNDO,
                "undo undoes compensate compensates reverse reverses revert reverts roll rolls compensation",
                "undone compensated reversed reverted rolled",
                "undoing compensating reversing reverting rolling");
    }

    private static void verb(Map<String, Word> words, Role role, String finite, String participles, String gerunds) {
        add(words, role, Form.FINITE, finite);
        add(words, role, Form.PARTICIPLE, participles);
        add(words, role, Form.GERUND, gerunds);
    }

    private static void add(Map<String, Word> words, Role role, Form form, String texts) {
        Arrays.stream(texts.split(" ")).forEach(text -> words.put(text, new Word(role, form, "")));
    }
}
