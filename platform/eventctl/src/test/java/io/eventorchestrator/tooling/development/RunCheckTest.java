package io.eventorchestrator.tooling.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RunCheckTest {

    private static final String SERVICE = "order-service";
    private static final RunningPart SELF = RunningPart.self("eventctl");
    private static final RunningPart ENDED = new RunningPart("eventctl", SELF.pid(), Instant.EPOCH);

    @TempDir
    private Path own;

    private RunCheck check;

    @BeforeEach
    void create() {
        check = new RunCheck(new PlatformFolder(Path.of("../.."), own));
    }

    @Test
    void aServiceThatIsLeftToItsDeveloperCanBeRun() throws IOException {
        write("platform.json", Phase.READY, SELF, Set.of(SERVICE));

        assertThat(check.require(SERVICE).name()).isEqualTo(SERVICE);
    }

    @Test
    void withoutAPlatformItCannot() throws IOException {
        write("platform.json", Phase.READY, ENDED, Set.of(SERVICE));

        assertRefused("No platform runs here: start it by ./eventctl up --except order-service.");
    }

    @Test
    void aServiceOfThePlatformCannot() throws IOException {
        write("platform.json", Phase.READY, SELF, Set.of("inventory-service"));

        assertRefused("The platform runs order-service itself: stop it by ./eventctl down, and start it by ./eventctl"
                + " up --except order-service.");
    }

    @Test
    void whileThePlatformStartsItCannot() throws IOException {
        write("platform.json", Phase.STARTING, SELF, Set.of(SERVICE));

        assertRefused("The platform is being started: try again when ./eventctl status says ready.");
    }

    @Test
    void aServiceThatRunsAlreadyCannot() throws IOException {
        write("platform.json", Phase.READY, SELF, Set.of(SERVICE));
        write("develop/order-service.json", Phase.READY, SELF, Set.of());

        assertRefused("order-service runs already, by process " + SELF.pid() + ".");
    }

    @Test
    void aServiceWhoseRunWasKilledCanBeRun() throws IOException {
        write("platform.json", Phase.READY, SELF, Set.of(SERVICE));
        write("develop/order-service.json", Phase.READY, ENDED, Set.of());

        assertThat(check.require(SERVICE).name()).isEqualTo(SERVICE);
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> check.require(SERVICE))
                .isInstanceOf(NotStartable.class)
                .hasMessage(why);
    }

    private void write(String file, Phase phase, RunningPart launcher, Set<String> developed) throws IOException {
        PlatformState state = new PlatformState(phase, Transport.KAFKA, launcher, List.of(), Map.of(), developed);
        Path target = own.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, JsonMapper.shared().writeValueAsBytes(state));
    }
}
