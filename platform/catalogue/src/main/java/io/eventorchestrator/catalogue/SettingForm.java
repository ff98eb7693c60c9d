package io.eventorchestrator.catalogue;

import java.util.Map;
import java.util.regex.Pattern;

/** The forms of values of topic settings. The broker decides whether a value makes sense. */
enum SettingForm {
    NUMBER("-?\\d{1,18}", "a whole number"),
    RATIO("0(\\.\\d{1,9})?|1(\\.0)?", "a number from 0 to 1"),
    SWITCH("true|false", "true or false"),
    COMPRESSION("uncompressed|gzip|snappy|lz4|zstd|producer", "uncompressed, gzip, snappy, lz4, zstd or producer"),
    CLOCK("CreateTime|LogAppendTime", "CreateTime or LogAppendTime");

    private static final Map<String, SettingForm> NO_NUMBERS = Map.of(
            "compression.type", COMPRESSION,
            "message.timestamp.type", CLOCK,
            "min.cleanable.dirty.ratio", RATIO,
            "preallocate", SWITCH,
            "remote.log.copy.disable", SWITCH,
            "remote.log.delete.on.disable", SWITCH,
            "remote.storage.enable", SWITCH,
            "unclean.leader.election.enable", SWITCH);

    private final Pattern form;
    private final String words;

    SettingForm(String form, String words) {
        this.form = Pattern.compile(form);
        this.words = words;
    }

    /** @param setting Kafka's name of the setting */
    static SettingForm of(String setting) {
        return NO_NUMBERS.getOrDefault(setting, NUMBER);
    }

    Pattern pattern() {
        return form;
    }

    String words() {
        return words;
    }
}
