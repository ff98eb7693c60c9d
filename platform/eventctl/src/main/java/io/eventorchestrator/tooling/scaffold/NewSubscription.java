package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.InvalidContract;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A consumer group that begins to read an event.
 *
 * @param purpose the last part of the group's name, such as {@code order-alerts}
 * @param summary the group's work, in words
 */
record NewSubscription(Channel channel, String service, String purpose, String summary) {

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern SUMMARY = Pattern.compile("(?!\\s)[^\\p{Cntrl}]{1,100}");

    /**
     * @param said the summary, if the group is new
     * @throws InvalidContract if the group reads the event already, or events of another key, or a name or the summary
     *     has another form
     */
    static NewSubscription of(
            Channel channel, String service, String purpose, Optional<String> said, Catalogue catalogue) {
        if (!PURPOSE.matcher(purpose).matches() || purpose.startsWith(service + "-")) {
            throw new InvalidContract(purpose + " is not a purpose: lower-case words with hyphens between them, without"
                    + " the service's name, such as order-alerts.");
        }
        String name = service + "-" + purpose;
        Optional<Group> present = catalogue.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
        present.ifPresent(group -> refuse(group, channel, said));
        present.ifPresent(group -> refuseOtherKey(group, channel, catalogue));
        String summary =
                present.map(Group::purpose).or(() -> said).map(String::strip).orElse(purpose.replace('-', ' '));
        if (present.isEmpty() && !SUMMARY.matcher(summary).matches()) {
            throw new InvalidContract("The summary is one line of at most 100 characters.");
        }
        return new NewSubscription(channel, service, purpose, summary);
    }

    private static void refuse(Group group, Channel channel, Optional<String> said) {
        if (group.topics().contains(channel.topic())) {
            throw new InvalidContract(
                    "The group " + group.name() + " reads " + channel.topic() + " already; nothing was changed.");
        }
        said.filter(summary -> !summary.equals(group.purpose())).ifPresent(other -> {
            throw new InvalidContract("The group " + group.name() + " exists, and its summary is: " + group.purpose());
        });
    }

    private static void refuseOtherKey(Group group, Channel channel, Catalogue catalogue) {
        group.topics().stream()
                .map(catalogue::channel)
                .filter(other -> !other.key().equals(channel.key()))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidContract(
                            "The key of " + channel.topic() + " is " + channel.key() + ", and that of "
                                    + other.topic() + ", which " + group.name() + " reads, is " + other.key()
                                    + ": their order would be lost. Choose another --purpose.");
                });
    }

    String group() {
        return service + "-" + purpose;
    }
}
