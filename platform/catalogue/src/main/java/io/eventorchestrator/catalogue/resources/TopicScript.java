package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates a script that creates and configures the contract's topics with Kafka's own tools. */
final class TopicScript {

    private static final String FILE = "deploy/topics.sh";
    private static final String HEAD = """
            # Creates and configures the contract's topics with Kafka's own tools, where eventctl can't run.
            # KAFKA_BROKERS=HOST:PORT [KAFKA_HOME=/opt/kafka] [KAFKA_COMMAND_CONFIG=FILE] [REPLICATION=N] \\
            #   bash topics.sh
            # Deletes nothing and adds no partitions. A topic that fails is named, and the others are done.
            # May be repeated.
            set -euo pipefail

            : "${KAFKA_BROKERS:?must be the address of the brokers, such as localhost:9092}"
            tools=${KAFKA_HOME:-/opt/kafka}/bin
            options=(--bootstrap-server "$KAFKA_BROKERS")
            [ -z "${KAFKA_COMMAND_CONFIG:-}" ] || options+=(--command-config "$KAFKA_COMMAND_CONFIG")
            present=$("$tools/kafka-topics.sh" "${options[@]}" --list)
            failed=()

            # topic NAME PARTITIONS REPLICAS SETTING=VALUE...; REPLICAS is - for the brokers' default.
            topic() {
              local name=$1 partitions=$2 replicas=${REPLICATION:-$3} setting settings=()
              shift 3
              if grep -qxF "$name" <<<"$present"; then
                # Brackets protect the commas of lists.
                for setting in "$@"; do settings+=("${setting%%=*}=[$(capped "$setting")]"); done
                "$tools/kafka-configs.sh" "${options[@]}" --alter --entity-type topics --entity-name "$name" \\
                  --add-config "$(IFS=,; echo "${settings[*]}")" || failed+=("$name")
              else
                for setting in "$@"; do settings+=(--config "${setting%%=*}=$(capped "$setting")"); done
                [ "$replicas" = - ] || settings+=(--replication-factor "$replicas")
                "$tools/kafka-topics.sh" "${options[@]}" --create --topic "$name" --partitions "$partitions" \\
                  "${settings[@]}" || failed+=("$name")
              fi
            }

            # The value of a setting. A write must not wait for more replicas than there are.
            capped() {
              local value=${1#*=}
              case $1 in
                min.insync.replicas=*) [ "$value" -le "${REPLICATION:-$value}" ] || value=$REPLICATION ;;
              esac
              echo "$value"
            }

            """;
    private static final String END = """

            [ ${#failed[@]} -eq 0 ] || { echo "These topics failed: ${failed[*]}" >&2; exit 1; }
            """;

    private final Catalogue catalogue;

    TopicScript(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, String> file() {
        String topics = catalogue.topics().stream().map(TopicScript::line).collect(Collectors.joining());
        return Map.of(FILE, "#!/usr/bin/env bash\n" + Yaml.HEADER + HEAD + topics + END);
    }

    // The contract's reader admits no value that a shell would interpret.
    private static String line(Topic topic) {
        String settings = new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(setting -> " \\\n  " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining());
        String replicas =
                topic.replicas().isPresent() ? String.valueOf(topic.replicas().getAsInt()) : "-";
        return "topic " + topic.name() + " " + topic.partitions() + " " + replicas + settings + "\n";
    }
}
