package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/** Compares the settings of a topic in the contract with those on a broker. */
final class SettingComparison {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

    private final Topic topic;
    private final Map<String, ConfigEntry> present;

    SettingComparison(Topic topic, Config configured) {
        this.topic = topic;
        this.present = configured.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, Function.identity(), (one, same) -> one, TreeMap::new));
    }

    /** Settings of the contract that differ, then those that it does not declare. */
    Stream<TopicDifference> differences() {
        return Stream.concat(declared(), undeclared());
    }

    // A default of the broker that agrees with the contract is as good as a setting of the topic.
    private Stream<TopicDifference> declared() {
        return new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(setting -> setting(setting.getKey(), setting.getValue()))
                        .filter(setting -> !isSame(setting.present(), setting.wanted()));
    }

    private TopicDifference setting(String name, String wanted) {
        ConfigEntry entry = present.get(name);
        return new TopicDifference(
                topic.name(),
                Kind.SETTING,
                name,
                entry == null ? null : entry.value(),
                entry != null && !isOwn(entry),
                wanted);
    }

    private Stream<TopicDifference> undeclared() {
        return present.values().stream()
                .filter(entry -> isOwn(entry) && !topic.config().containsKey(entry.name()))
                .map(entry ->
                        new TopicDifference(topic.name(), Kind.UNDECLARED, entry.name(), entry.value(), false, null));
    }

    private static boolean isOwn(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }

    /** Tests whether two values mean the same: the broker prints 1 as 1.0, and keeps lists in the order given. */
    static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return Objects.equals(one, other);
        }
        boolean areNumbers =
                NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches();
        return areNumbers
                ? new BigDecimal(one).compareTo(new BigDecimal(other)) == 0
                : elements(one).equals(elements(other));
    }

    private static Set<String> elements(String list) {
        return Stream.of(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
