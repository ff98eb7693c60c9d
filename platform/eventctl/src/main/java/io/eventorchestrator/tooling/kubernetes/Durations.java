package io.eventorchestrator.tooling.kubernetes;

import java.util.regex.Pattern;

/** Durations in Go's notation; Dapr does not accept a plain number. */
final class Durations {

    /** @see <a href="https://pkg.go.dev/time#ParseDuration">ParseDuration</a> */
    static final Pattern FORM = Pattern.compile("([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+");

    private Durations() {}

    static boolean isDuration(String text) {
        return FORM.matcher(text).matches();
    }
}
