package io.eventorchestrator.tooling;

import io.eventorchestrator.tooling.chaos.ChaosCommand;
import io.eventorchestrator.tooling.check.CheckCommand;
import io.eventorchestrator.tooling.contracts.DiffCommand;
import io.eventorchestrator.tooling.contracts.SchemaCommand;
import io.eventorchestrator.tooling.deadletters.DlqCommand;
import io.eventorchestrator.tooling.demo.DemoCommand;
import io.eventorchestrator.tooling.development.RunCommand;
import io.eventorchestrator.tooling.events.TailCommand;
import io.eventorchestrator.tooling.events.TraceCommand;
import io.eventorchestrator.tooling.flow.FlowCommand;
import io.eventorchestrator.tooling.history.HistoryCommand;
import io.eventorchestrator.tooling.impact.ImpactCommand;
import io.eventorchestrator.tooling.kubernetes.GenerateCommand;
import io.eventorchestrator.tooling.kubernetes.LintCommand;
import io.eventorchestrator.tooling.outbox.OutboxCommand;
import io.eventorchestrator.tooling.platform.DoctorCommand;
import io.eventorchestrator.tooling.platform.DownCommand;
import io.eventorchestrator.tooling.platform.LogsCommand;
import io.eventorchestrator.tooling.platform.MailsCommand;
import io.eventorchestrator.tooling.platform.SqlCommand;
import io.eventorchestrator.tooling.platform.StatusCommand;
import io.eventorchestrator.tooling.platform.SuperviseCommand;
import io.eventorchestrator.tooling.platform.UpCommand;
import io.eventorchestrator.tooling.progress.LagCommand;
import io.eventorchestrator.tooling.refunds.PaymentProviderCommand;
import io.eventorchestrator.tooling.saga.SagaCommand;
import io.eventorchestrator.tooling.scaffold.NewCommand;
import io.eventorchestrator.tooling.topics.TopicsCommand;
import io.eventorchestrator.tooling.verification.PublishCommand;
import io.eventorchestrator.tooling.verification.VerifyCommand;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The command line. Bad input, or a machine that can't run the platform, gives one line on standard error and a
 * non-zero exit code, never a stack trace.
 */
@Command(
        name = "eventctl",
        description = "Runs the Event Orchestrator platform on this machine, without Docker.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            LagCommand.class,
            LogsCommand.class,
            MailsCommand.class,
            SqlCommand.class,
            DownCommand.class,
            RunCommand.class,
            ChaosCommand.class,
            PaymentProviderCommand.class,
            DlqCommand.class,
            OutboxCommand.class,
            SagaCommand.class,
            TopicsCommand.class,
            TailCommand.class,
            TraceCommand.class,
            PublishCommand.class,
            VerifyCommand.class,
            HistoryCommand.class,
            DoctorCommand.class,
            FlowCommand.class,
            ImpactCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            SchemaCommand.class,
            NewCommand.class,
            GenerateCommand.class,
            LintCommand.class,
            SuperviseCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an order did not end as expected, a dead letter was left, or data was unreadable; see the output",
            "2:the command line is wrong",
            "3:the platform is not running, or can't run on this machine as it is",
            "4:something waits without progress",
            "5:too few faults happened to decide, or the history is incomplete"
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class EventCtl {

    private static final int WRONG_USE = 2;
    private static final int NOT_RUNNING = 3;

    private EventCtl() {}

    /** Exits with the code of the command. */
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** The command line for a caller in the same JVM; it never ends the process. */
    public static CommandLine commandLine() {
        return configured(new CommandLine(new EventCtl()));
    }

    /** The command line for these arguments, with only the command that they call, which is much faster. */
    static CommandLine commandLine(String... arguments) {
        return CalledCommand.of(EventCtl.class, arguments)
                .map(EventCtl::configured)
                .orElseGet(EventCtl::commandLine);
    }

    private static CommandLine configured(CommandLine commandLine) {
        tellVersion(commandLine);
        return commandLine
                .registerConverter(Instant.class, new TimeOption())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(EventCtl::run)
                .setParameterExceptionHandler((wrong, arguments) -> {
                    wrong.getCommandLine().getErr().println(WrongUse.of(wrong));
                    return WRONG_USE;
                })
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    command.getErr().println(FailureLine.of(failed));
                    return NOT_RUNNING;
                });
    }

    // picocli answers exceptions only; of an error, such as an exhausted stack, it would leave the stack trace.
    private static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error failed) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), failed.toString(), failed);
        }
    }

    private static void tellVersion(CommandLine commandLine) {
        commandLine.getCommandSpec().versionProvider(new ToolVersion());
        commandLine.getSubcommands().values().forEach(EventCtl::tellVersion);
    }
}
