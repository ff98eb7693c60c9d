package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class EventCtlTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter out = new StringWriter();

    @Test
    void aWrongCommandIsReportedInOneLineAndExitsWithTwo() {
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .hasSizeLessThanOrEqualTo(2)
                .first()
                .asString()
                .contains("frobnicate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.StackOverflowError | The input is too large or too deep for this machine: ",
                "java.lang.OutOfMemoryError   | The input is too large or too deep for this machine: ",
                "java.lang.LinkageError       | eventctl has a bug: java.lang.LinkageError"
            })
    void anErrorIsReportedInOneLineAndExitsWithThree(Class<? extends Error> kind, String message) throws Exception {
        Error error = kind.getConstructor().newInstance();
        Callable<Integer> failing = () -> {
            throw error;
        };
        CommandLine line = EventCtl.commandLine()
                .addSubcommand("fail", CommandSpec.wrapWithoutInspection(failing))
                .setErr(new PrintWriter(errors, true));

        assertThat(line.execute("fail")).isEqualTo(3);

        assertThat(errors.toString().lines()).singleElement().asString().startsWith(message);
    }

    @Test
    void anUnknownTransportIsRefusedWithTheExistingOnes() {
        assertThat(run("up", "--transport", "pigeon")).isEqualTo(2);
        assertThat(errors.toString()).contains("pigeon", "DAPR", "KAFKA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --except order-service,billing", "sql billing select", "outbox list --service billing"})
    void anUnknownServiceIsRefusedWithThoseOfTheContract(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(errors.toString())
                .contains("There is no service billing; there are ")
                .contains("order-service", "inventory-service", "notification-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billing | 5005 | There is no service billing; there are order-service, inventory-service,",
                "order-service | 0     | --debug-port must be from 1 to 65535, but is 0.",
                "order-service | 70000 | --debug-port must be from 1 to 65535, but is 70000.",
            })
    void aWrongServiceOrPortIsRefusedBeforeAnythingRuns(String service, String port, String answer) {
        assertThat(run("run", service, "--debug-port", port)).isEqualTo(2);

        assertThat(errors.toString().lines()).singleElement().asString().startsWith(answer);
    }

    @Test
    void aMissingOrdersFileIsFoundBeforeAnythingIsStarted() {
        assertThat(run("demo", "--orders", "/no/such/file")).isEqualTo(2);
        assertThat(errors.toString()).contains("/no/such/file can't be read").doesNotContain("\tat ");
    }

    @Test
    void aPlatformElsewhereThatDoesNotAnswerIsReportedInOneLineAndExitsWithThree() {
        assertThat(run("demo", "--once", "--at", "nowhere.invalid")).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("nowhere.invalid", "does not answer");
    }

    @Test
    void aPlatformElsewhereExcludesFreshAndTransport() {
        assertThat(run("demo", "--at", "nowhere.invalid", "--fresh")).isEqualTo(2);
        assertThat(run("demo", "--at", "nowhere.invalid", "--transport", "kafka"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--at starts nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statsu          | eventctl has no command statsu. Did you mean status?",
                "frobnicate      | eventctl has no command frobnicate; it has demo, up, status, lag, logs, mails, sql,",
                "dlq lits        | eventctl dlq has no command lits. Did you mean list?",
                "sql ordr select | There is no service ordr. Did you mean order-service?",
                "run order-servce | There is no service order-servce. Did you mean order-service?",
                "outbox list --service inventroy | There is no service inventroy. Did you mean inventory-service?",
                "publish OrderPlacd | The contract has no event OrderPlacd. Did you mean orders.order.placed?",
                "publish Foo     | The contract has no event Foo; it has orders.order.placed, ",
                "tail orders.order.plced | The contract has no topic orders.order.plced. Did you mean orders.order",
                "topics check --service order | The contract has no service order. Did you mean order-service?",
                "up --frsh       | eventctl up has no option --frsh. Did you mean --fresh?",
                "demo --ordrs x  | eventctl demo has no option --ordrs. Did you mean --orders?",
                "status nonsense | eventctl status does not take nonsense.",
            })
    void aTypingErrorGetsASuggestion(String typed, String answer) {
        assertThat(run(typed.split(" "))).isEqualTo(2);

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith(answer)
                .contains("See ./eventctl")
                .doesNotContain("supervise")
                .endsWith("--help.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--since", "--until"})
    void anInvalidTimeIsReportedInPlainWords(String option) {
        assertThat(run("dlq", "list", option, "yesterday")).isEqualTo(2);

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .isEqualTo("Invalid value for option '" + option
                        + "': \"yesterday\" is not a time such as 2026-11-24T10:00:00Z. See ./eventctl dlq"
                        + " list --help.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version", "dlq -V", "dlq list --version", "up -V"})
    void theVersionIsPrinted(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();

        assertThat(out.toString()).startsWith("eventctl ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void eachCommandAloneIsAsItIsAmongAll() {
        EventCtl.commandLine().getSubcommands().forEach((name, among) -> {
            CommandLine alone = EventCtl.commandLine(name, "--help");

            assertThat(alone.getSubcommands()).containsOnlyKeys(name);
            assertThat(alone.getSubcommands().get(name).getUsageMessage()).isEqualTo(among.getUsageMessage());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "statsu", "-V check", ""})
    void allCommandsAreThereUnlessOneIsCalled(String arguments) {
        assertThat(EventCtl.commandLine(arguments.split(" ")).getSubcommands())
                .containsKeys("check", "flow", "up", "dlq");
    }

    private int run(String... arguments) {
        CommandLine commandLine = EventCtl.commandLine(arguments);
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(out, true));
        return commandLine.execute(arguments);
    }
}
