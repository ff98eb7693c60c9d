package io.eventorchestrator.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final String SUITE = "<testsuite name='a.SampleIT' time='12.5'>%s</testsuite>";

    @TempDir
    private Path folder;

    @Test
    void casesOfATestAreCountedWithTheirTimes() throws IOException {
        ClassReport report = read(SUITE.formatted("""
                <testcase name="works(String)[1]" classname="a.SampleIT" time="1.5"/>
                <testcase name="works(String)[2]" classname="a.SampleIT" time="2"/>
                <testcase name="works(String)[3]" classname="a.SampleIT" time="0.5"><failure>no</failure></testcase>
                <testcase name="isLate" classname="a.SampleIT" time="0"><error>no</error></testcase>
                <testcase name="isLeftOut" classname="a.SampleIT" time="0"><skipped/></testcase>"""));

        assertThat(report.type()).isEqualTo("a.SampleIT");
        assertThat(Duration.between(report.begun(), report.ended())).isEqualTo(Duration.ofMillis(12_500));
        assertThat(report.of("works"))
                .extracting(Tried::passed, Tried::failed, Tried::skipped, Tried::millis)
                .containsExactly(2, 1, 0, 4_000L);
        assertThat(report.of("isLate").failed()).isEqualTo(1);
        assertThat(report.of("isLeftOut").skipped()).isEqualTo(1);
        assertThat(report.of("").cases()).isEqualTo(5);
        assertThat(report.of("isMissing").cases()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.SampleIT"})
    void aClassThatFailsBeforeItsTestsFailsEachOfThem(String name) throws IOException {
        ClassReport report = read(SUITE.formatted(
                "<testcase name='" + name + "' classname='a.SampleIT' time='0'><error>no Kafka</error></testcase>"));

        assertThat(report.of("works").failed()).isEqualTo(1);
        assertThat(report.of("works").passed()).isZero();
    }

    @Test
    void aNestedClassBelongsToTheClassAroundIt() throws IOException {
        assertThat(read("<testsuite name='a.SampleIT$Nested' time='0'/>").type())
                .isEqualTo("a.SampleIT");
    }

    @Test
    void seedsThatATestPrintsAreKept() throws IOException {
        ClassReport report = read(SUITE.formatted("""
                <testcase name="works" classname="a.SampleIT" time="0"><system-out><![CDATA[
                Records are made from -Dfuzz.seed=-42, not from -Dseed=$(rm)]]></system-out></testcase>
                <testcase name="isFast" classname="a.SampleIT" time="0"/>
                <system-out>Victims are chosen by -Dreturns.seed=3</system-out>"""));

        assertThat(report.of("isFast").seeds()).containsExactly("-Dreturns.seed=3");
        assertThat(report.of("works").seeds()).containsExactlyInAnyOrder("-Dfuzz.seed=-42", "-Dreturns.seed=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE testsuite><testsuite name='a.SampleIT' time='0'/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><testsuite name='&e;' time='0'/>",
                "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><testsuite name='a' time='0'>&b;</testsuite>",
                "<testsuite name='a.SampleIT' time='0'>",
                "<testsuite name='a.SampleIT' time='soon'/>",
                "<other/>",
                "not XML",
                ""
            })
    void anythingElseIsRefusedInOneLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableInput.class)
                .hasMessage("TEST-a.SampleIT.xml is not a report of tests.");
    }

    @Test
    void aReportThatIsTooLargeIsRefusedUnread() {
        assertThatThrownBy(() -> read(SUITE.formatted("<system-out>" + "x".repeat(10_000) + "</system-out>")))
                .isInstanceOf(UnusableInput.class)
                .hasMessage("TEST-a.SampleIT.xml has more than 9000 bytes.");
    }

    private ClassReport read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("TEST-a.SampleIT.xml"), text);
        return ReportReader.read(new Repository(folder), file, 9_000);
    }
}
