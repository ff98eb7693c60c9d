package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaVersionTest {

    @Test
    void versionsAreOrderedAsNumbers() {
        List<SchemaVersion> versions = List.of(version("2.0"), version("10.0"), version("2.10"), version("2.9"));

        assertThat(versions.stream().sorted().map(SchemaVersion::toString))
                .containsExactly("2.0", "2.9", "2.10", "10.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v2", "2", "2.0.0", "-1.0", "12345.0", "1.12345", " 1.0", "1.0 ", "\u0662.\u0660"})
    void anotherTextIsNotAVersion(String text) {
        assertThat(SchemaVersion.find(text)).isEmpty();
        assertThatThrownBy(() -> version(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a schema version: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "https://example.com/a.b.created/2.1", "http://registry/versions/2.1/content"})
    void anAddressNamesItsVersion(String address) {
        assertThat(SchemaVersion.named(address)).contains(new SchemaVersion(2, 1));
    }

    @Test
    void anAddressThatReadersRefuseNamesNoVersion() {
        String address = "https://example.com/" + "a/".repeat(116) + "/2.0";

        assertThat(SchemaVersion.named(address)).contains(version("2.0"));
        assertThat(SchemaVersion.named("/" + address)).isEmpty();
    }

    private static SchemaVersion version(String text) {
        return SchemaVersion.parse(text);
    }
}
