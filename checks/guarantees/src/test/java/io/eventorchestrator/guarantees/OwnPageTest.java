package io.eventorchestrator.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The claims of this repository agree with its tests, and its page with its claims. */
class OwnPageTest {

    private static final Repository REPOSITORY = Repository.around(Path.of(""));

    private static List<Claim> claims;
    private static TestSources sources;

    @BeforeAll
    static void read() throws IOException {
        claims = Claims.read(REPOSITORY.claims());
        sources = TestSources.of(REPOSITORY);
    }

    @Test
    void everyTestThatAClaimNamesExistsAndRuns() {
        assertThat(claims.stream().flatMap(claim -> claim.testNames().stream()))
                .isNotEmpty()
                .allSatisfy(test -> {
                    assertThat(sources.has(test)).as("%s exists", test).isTrue();
                    assertThat(sources.runners(test))
                            .as("classes that run %s", test)
                            .isNotEmpty();
                });
    }

    @Test
    void everyPlantedBugBelongsToAClaim() {
        assertThat(sources.plantedBugs()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(claims.stream().flatMap(claim -> claim.bugs().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(sources.plantedBugs());
    }

    @Test
    void everyClaimIsASentenceWithFaultsAndTests() {
        assertThat(claims).extracting(Claim::anchor).doesNotHaveDuplicates();
        assertThat(claims).allSatisfy(claim -> {
            assertThat(claim.guarantee()).matches("[A-Z].*[^.]");
            assertThat(claim.faults()).isNotEmpty();
            assertThat(claim.tests()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(claim.commands())
                    .allSatisfy(command ->
                            assertThat(REPOSITORY.root().resolve(command)).isExecutable());
        });
    }

    @Test
    void thePageIsWrittenFromItsClaimsAndFigures() throws IOException {
        Figures figures = FiguresFile.read(REPOSITORY.figures());

        assertThat(REPOSITORY.page())
                .as("write it again: mvn -q -pl checks/guarantees spring-boot:run"
                        + " -Dspring-boot.run.arguments=--same-run")
                .hasContent(new Page(REPOSITORY, claims, sources, figures).text());
    }
}
