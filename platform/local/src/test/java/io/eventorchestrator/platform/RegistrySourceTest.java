package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's program, with a stand-in for Maven. */
class RegistrySourceTest {

    @TempDir
    private Path repository;

    private Path program;

    @BeforeEach
    void nameTheVersion() throws IOException {
        Files.writeString(repository.resolve("pom.xml"), "<apicurio.version>3.3.3</apicurio.version>");
        program = repository.resolve(".eventctl/registry/3.3.3/quarkus-run.jar");
    }

    @Test
    void mavenUnpacksItOnceAndBesideItsPlace() throws IOException {
        assertThat(obtain("mkdir -p \"${6#*=}\"; echo \"$5\" > \"${6#*=}/quarkus-run.jar\"; echo run >> " + runs()))
                .isEqualTo(program);
        assertThat(program).content().isEqualTo("dependency:unpack@registry\n");
        assertThat(obtain("exit 1")).isEqualTo(program);
        assertThat(runs()).content().isEqualTo("run\n");
    }

    @Test
    void anArchiveThatMavenCanNotGetIsReportedInOneLineAndLeavesNothing() {
        assertThatThrownBy(() -> obtain("echo '[ERROR] '; echo '[ERROR] no route to it.'; echo '[ERROR] more'; exit 1"))
                .isInstanceOf(NotStartable.class)
                .hasMessageStartingWith(
                        "The schema registry's archive is not here, and Maven can't get it: no route to it. See ")
                .hasMessageEndingWith("schema-registry-archive.log, or start without --registry.")
                .message()
                .hasLineCount(1);
        assertThat(program.getParent()).doesNotExist();
    }

    @Test
    void colorsAreNotTakenForAReason() {
        assertThatThrownBy(() -> obtain("printf '\\033[0m\\033[1;31m\\n'; exit 1"))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("Maven can't get it: it gives no reason. See ");
    }

    @Test
    void aMachineWithoutMavenIsReportedInOneLine() {
        RegistrySource source = new RegistrySource(folder(), "no-such-maven");

        assertThatThrownBy(() -> source.obtain(new Silent()))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("and Maven can't get it: ")
                .hasMessageContaining("no-such-maven")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aPlatformWithoutItHasNoAddressAndNeedsNoPort() {
        PlatformSettings without =
                new PlatformSettings(Transport.KAFKA, Optional.empty(), Optional.empty(), Set.of(), Map.of());

        assertThat(without.addresses()).doesNotContainKey(PlatformSettings.REGISTRY);
        assertThat(without.with(program).addresses()).containsEntry(PlatformSettings.REGISTRY, "http://127.0.0.1:8080");
        assertThat(PlatformPort.REGISTRY_PORT.isNeededBy(Transport.DAPR, false)).isFalse();
        assertThat(PlatformPort.REGISTRY_PORT.isNeededBy(Transport.KAFKA, true)).isTrue();
    }

    private static final class Silent implements Progress {

        @Override
        public <T> T step(String done, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void note(String line) {}
    }

    private Path runs() {
        return repository.resolve("runs");
    }

    private Path obtain(String script) throws IOException {
        Path maven = Files.writeString(repository.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        return new RegistrySource(folder(), maven.toString()).obtain(new Silent());
    }

    private PlatformFolder folder() {
        return new PlatformFolder(repository, repository.resolve(".eventctl"));
    }
}
