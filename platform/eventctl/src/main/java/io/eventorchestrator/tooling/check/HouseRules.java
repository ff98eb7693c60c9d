package io.eventorchestrator.tooling.check;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules that a company can set.
 *
 * @param eventName the form of an event's type
 * @param groupName the form of a consumer group's name, by its service
 * @param topicName the form of a topic's name, by its event
 * @param deadLetterName the form of a dead letter topic's name, by its topic and group
 * @param pastTense words that count as past tense besides regular and well-known verbs, in lower case
 * @param partitions of a topic
 * @param replicas of a topic that declares them
 * @param retention of a topic's events in milliseconds
 * @param personal names of properties that hold personal data, in lower case, letters only
 */
record HouseRules(
        Pattern eventName,
        NameForm groupName,
        NameForm topicName,
        NameForm deadLetterName,
        Set<String> pastTense,
        Bounds partitions,
        Bounds replicas,
        Bounds retention,
        Set<String> personal) {

    private static final long DAY = 86_400_000;

    /** The rules without a file. */
    static final HouseRules DEFAULT = new HouseRules(
            Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*"),
            new NameForm("<service>-.+"),
            new NameForm("<event>"),
            new NameForm("<topic>\\.<group>\\.dlq"),
            Set.of(),
            new Bounds(1, 1000),
            new Bounds(1, 100),
            new Bounds(DAY, Long.MAX_VALUE),
            Set.of(
                    "email",
                    "emailaddress",
                    "mailaddress",
                    "phone",
                    "phonenumber",
                    "mobile",
                    "firstname",
                    "lastname",
                    "fullname",
                    "surname",
                    "birthdate",
                    "dateofbirth",
                    "iban",
                    "creditcard",
                    "cardnumber",
                    "passport",
                    "socialsecuritynumber",
                    "ipaddress",
                    "street",
                    "postaladdress"));

    HouseRules {
        pastTense = Set.copyOf(pastTense);
        personal = Set.copyOf(personal);
    }
}
