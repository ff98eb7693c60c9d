package io.eventorchestrator.checker;

/**
 * A dead letter, or its replay, as far as the one is recognized in the other.
 *
 * @param origin place of the first record; key and digest if its reader named no place
 * @param replays number of replays so far
 * @param identity of the event in its group's inbox; 0 if it can't be read
 * @param content of key and value; 0 if a person edited it
 */
record Letter(String group, String origin, int replays, long identity, long content, String place) {

    private static final String REPLAYS = "\\d{1,4}";

    static Letter of(String group, TopicRecord found) {
        String replays = found.header("dlq-replays");
        return new Letter(
                group,
                found.header("dlq-origin-topic").isEmpty()
                        ? found.key() + " " + found.digest()
                        : DeadLetters.origin(found),
                replays.matches(REPLAYS) ? Integer.parseInt(replays) : 0,
                found.event().isEmpty() ? 0 : Inboxes.identity(group, found.source(), found.eventId()),
                found.header("dlq-replay-id").isEmpty() ? Fingerprint.of(found.key(), found.digest()) : 0,
                found.place());
    }

    boolean hasOtherContentThan(Letter letter) {
        return content != 0 && letter.content != 0 && content != letter.content;
    }

    /** The replay with this number. */
    String replay(int number) {
        return group + " " + origin + " " + number;
    }
}
