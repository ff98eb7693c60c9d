package io.eventorchestrator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A contract whose figures tests may name, because the platform's own may change at any time. */
public final class SampleContract {

    private static final String FILE = "/sample-contract.yaml";

    private SampleContract() {}

    public static String text() {
        try (InputStream yaml = Objects.requireNonNull(SampleContract.class.getResourceAsStream(FILE), FILE)) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Catalogue catalogue() {
        return Catalogue.parse("asyncapi.yaml", text());
    }
}
