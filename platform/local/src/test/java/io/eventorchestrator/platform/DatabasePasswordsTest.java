package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePasswordsTest {

    @Test
    void aUserWhoIsNewToTheDataGetsAPasswordAndTheOthersKeepTheirs(@TempDir Path folder) {
        DatabasePasswords passwords = new DatabasePasswords(folder.resolve("pgpass"));
        passwords.make(List.of("order_service"));
        Optional<String> kept = passwords.of("order_service");

        passwords.make(List.of("order_service", "order_service_state"));

        assertThat(passwords.of("order_service")).isPresent().isEqualTo(kept);
        assertThat(passwords.of("order_service_state")).isPresent().isNotEqualTo(kept);
    }
}
