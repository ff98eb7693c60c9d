package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.Mailbox;
import io.eventorchestrator.platform.Mailbox.Mail;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the mails that customers would have received. */
@Command(
        name = "mails",
        description = "Show the mails received by the mail server of the platform that runs here, newest last.",
        mixinStandardHelpOptions = true)
public final class MailsCommand implements Callable<Integer> {

    private static final int MOST_LINES = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Option(names = "--brief", description = "a line per mail, without its text")
    private boolean brief;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PlatformState running = Home.folder()
                .state()
                .running()
                .orElseThrow(() -> new NotStartable("No platform runs here; ./eventctl up starts it."));
        List<Mail> mails =
                new Mailbox(Objects.requireNonNull(running.addresses().get("mails"))).mails();
        PrintWriter out = spec.commandLine().getOut();
        mails.forEach(mail -> print(mail, out));
        out.println(mails.isEmpty() ? "No mail has arrived." : Count.of(mails.size(), "mail"));
        out.flush();
        return tellFlaws(mails);
    }

    private void print(Mail mail, PrintWriter out) {
        out.printf(
                "%s  %-26s %s%n",
                TIME.format(mail.at()), Printable.text(mail.recipient()), Printable.text(mail.subject()));
        if (!brief) {
            printText(mail.text().lines().toList(), out);
        }
    }

    private static void printText(List<String> lines, PrintWriter out) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("    " + Printable.brief(line)));
        if (lines.size() > MOST_LINES) {
            out.println("    … (" + lines.size() + " lines)");
        }
        out.println();
    }

    private int tellFlaws(List<Mail> mails) {
        PrintWriter err = spec.commandLine().getErr();
        List<String> flaws = IntStream.range(0, mails.size())
                .filter(i -> !mails.get(i).flaw().isEmpty())
                .mapToObj(i -> "mail %d of %d%s".formatted(i + 1, mails.size(), flaw(mails.get(i))))
                .toList();
        flaws.forEach(flaw -> err.println(Printable.text(flaw)));
        err.flush();
        return flaws.isEmpty() ? 0 : 1;
    }

    private static String flaw(Mail mail) {
        return (mail.messageId().isEmpty() ? "" : " (" + mail.messageId() + ")") + ": " + mail.flaw();
    }
}
