package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.platform.RunningPlatform.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows, messages of the database and log lines reach the terminal only as text. */
class HostileContentIT {

    private static final String STEERING = "\u001b[2J\u009b31m\u202egpj.exe\u2066\u2028\u200b\u0007";
    private static final int TEN_MIB = 10 << 20;

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
                "select E'\\u001b[2J\\u009b\\u202e\\u2028\\nforged\\tforged', '\\xff00'::bytea, null, '\\u001b'");

        assertThat(rows.exitCode()).isZero();
        assertThat(rows.output())
                .isEqualTo("\\u001b[2J\\u009b\\u202e\\u2028\\u000aforged\\u0009forged\t\\\\xff00\tnull\t\\\\u001b\n");
    }

    @Test
    void aLargeCellIsShownWhole() throws Exception {
        Ran rows = platform.eventctl(
                "sql", "inventory-service", "select repeat('x', " + TEN_MIB + ") union all select 'y'");

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
        assertThat(refused.output() + raised.output()).matches("[\\p{Print}\n]+");
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
