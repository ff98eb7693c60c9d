package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.platform.RunningPlatform.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, messages of the database, mails and log lines reach the terminal only as text. */
@Tag("full")
class HostileContentIT {

    private static final String STEERING = "\u001b[2J\u009b31m\u202egpj.exe\u2066\u2028\u200b\u0007";
    private static final int TEN_MIB = 10 << 20;
    private static final List<List<String>> ODD_MAILS = List.of(
            List.of("To: <ada@exa mple@com", "Message-ID: two in one", "", ""),
            List.of("To: \"ada <ada@example.com", "Message-ID: endless", "", ""),
            List.of("To: <>", "", ""),
            List.of("To: friends: ada@example.com, alan@example.com;", "", ""),
            List.of("", "text without a header"),
            List.of(""),
            List.of("Subject: " + encoded("half \ud800 of it"), "", ""),
            List.of("Subject: =?UTF-8?B?////", "", ""),
            List.of("Subject: " + "x".repeat(100_000), "", ""),
            List.of("Message-ID: no charset", "Content-Type: text/plain; charset=x-none", "", "a"),
            List.of("Message-ID: no encoding", "Content-Transfer-Encoding: none", "", "a"),
            List.of("Content-Type: none", "", "a"),
            List.of("Content-Type: multipart/mixed; boundary=b", "", "a"),
            List.of("Content-Type: message/rfc822", "", "a"),
            List.of("Content-Disposition: ;=", "", "a"),
            List.of("Date: yesterday", "", "a"));

    @TempDir
    private Path folder;

    private RunningPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new RunningPlatform(folder);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aCellCannotControlTheTerminalOrForgeARow() throws Exception {
        Ran rows = platform.eventctl(
                "sql",
                "inventory-service",
                "select E'\\u001b[2J\\u009b\\u202e\\u2028\\nforged\\tforged' as \"a\tb\", '\\xff00'::bytea as c,"
                        + " null as d, '\\u001b' as e");

        assertThat(rows.exitCode()).isZero();
        assertThat(rows.output())
                .isEqualTo("a\\u0009b\tc\td\te\n"
                        + "\\u001b[2J\\u009b\\u202e\\u2028\\u000aforged\\u0009forged"
                        + "\t\\\\xff00\tnull\t\\\\u001b\n");
    }

    @Test
    void aLargeCellIsShownWhole() throws Exception {
        Ran rows = platform.eventctl(
                "sql", "--rows", "inventory-service", "select repeat('x', " + TEN_MIB + ") union all select 'y'");

        assertThat(rows.exitCode()).isZero();
        assertThat(rows.lines().getFirst()).hasSize(TEN_MIB);
        assertThat(rows.lines()).last().isEqualTo("y");
    }

    @Test
    void theMessageOfAFailedStatementCannotControlTheTerminal() throws Exception {
        Ran refused = platform.eventctl("sql", "inventory-service", "select 1 as \"\u001b[2J\nforged\u202e\" wrong");
        Ran raised = platform.eventctl(
                "sql", "inventory-service", "do $$ begin raise exception E'\\u001b[2J\\nforged\\u202e'; end $$");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(raised.exitCode()).isEqualTo(2);
        assertThat(raised.output()).contains("\\u001b[2J", "\\u202e");
        assertThat(refused.lines()).hasSize(1);
        assertThat(raised.lines()).hasSize(1);
        assertThat(refused.output() + raised.output())
                .matches("[\\p{Print}\n]+")
                .doesNotContain("--help");
    }

    @Test
    void aLogLineCannotControlTheTerminalOrForgeALine() throws Exception {
        platform.log("order-service", ("a" + STEERING + "\rforged\r\n\tat b\n").getBytes(StandardCharsets.UTF_8));

        Ran log = platform.eventctl("logs", "order-service");

        assertThat(log.exitCode()).isZero();
        assertThat(log.lines())
                .containsExactly(
                        "a\\u001b[2J\\u009b31m\\u202egpj.exe\\u2066\\u2028\\u200b\\u0007\\u000dforged", "\tat b");
    }

    @Test
    void aLogOfBytesAndALineOfTenMegabytesAreShownAndTheNextLineToo() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(new byte[] {(byte) 0xff, 0, (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'});
        content.write(ascii("x".repeat(TEN_MIB) + "\nafter\n"));
        platform.log("order-service", content.toByteArray());

        Ran log = platform.eventctl("logs", "order-service");

        assertThat(log.exitCode()).isZero();
        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines().getFirst()).contains("\ufffd\\u0000").matches("[\\p{Print}\ufffd]+");
        assertThat(log.lines().get(1)).endsWith("x… (" + TEN_MIB + " characters)");
        assertThat(log.lines().getLast()).isEqualTo("after");
    }

    @Test
    void aMailCannotControlTheTerminalOrForgeALine() throws Exception {
        platform.mail(mail(
                "To: \"" + STEERING + "\" <ada@example.com>",
                "Subject: " + encoded(STEERING + "\nforged"),
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "a" + STEERING + "\rforged\n\tb"));

        Ran mails = platform.eventctl("mails");

        assertThat(mails.output())
                .contains("\\u001b[2J\\u009b31m\\u202egpj.exe\\u2066\\u2028\\u200b\\u0007\\u000aforged")
                .contains("    a\\u001b[2J\\u009b31m\\u202egpj.exe\\u2066\\u2028\\u200b\\u0007\n")
                .contains("    forged\n    \\u0009b\n")
                .matches("[\\p{Print}\n]+");
    }

    @Test
    void anOddMailHidesNoOther() throws Exception {
        for (List<String> odd : ODD_MAILS) {
            platform.mail(mail(odd.toArray(String[]::new)));
            platform.mail(mail("To: ada@example.com", "Subject: behind " + ODD_MAILS.indexOf(odd), "", "its text"));
        }

        Ran mails = platform.eventctl("mails");

        assertThat(mails.output())
                .contains(IntStream.range(0, ODD_MAILS.size())
                        .mapToObj(odd -> "ada@example.com            behind " + odd + "\n    its text\n")
                        .toList())
                .contains("friends:", "text without a header", "half \ufffd", "=?UTF-8?B?////", "x".repeat(100))
                .contains("mail 1 of 32 (two in one): its ", "mail 3 of 32 (endless): its ", "mail 5 of 32: its ")
                .contains("(no charset): its text can't be read", "(no encoding): its text can't be read")
                .contains("32 mails")
                .matches("[\\p{Print}\ufffd\n]+");
        assertThat(mails.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {76, TEN_MIB})
    void aMailOfTenMebibytesIsShownInPartAndTheNextOneToo(int lineLength) throws Exception {
        String line = "x".repeat(lineLength);
        platform.mail(mail("To: ada@example.com", "Subject: large", "", (line + "\n").repeat(TEN_MIB / lineLength)));
        platform.mail(mail("To: alan@example.com", "Subject: after", "", "last text"));

        Ran mails = platform.eventctl("mails");

        assertThat(mails.exitCode()).as(mails.output()).isZero();
        assertThat(mails.output()).contains("large", "    xxxx", "…", "after", "last text", "2 mails");
        assertThat(mails.output()).hasSizeLessThan(20_000);
    }

    private static byte[] mail(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Encodes any UTF-16 units for a header, as RFC 2047 does. */
    private static String encoded(String units) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * units.length());
        bytes.asCharBuffer().put(units);
        return "=?UTF-16BE?B?" + Base64.getEncoder().encodeToString(bytes.array()) + "?=";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
