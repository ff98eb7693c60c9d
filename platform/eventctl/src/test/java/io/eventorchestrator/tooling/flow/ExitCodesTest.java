package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d) \\| (.+) \\|$");

    @Test
    void theGuideNamesThemInTheWordsOfTheHelp() throws IOException {
        Map<String, String> guide = ROW.matcher(Files.readString(Path.of("../../docs/flow.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));

        assertThat(guide)
                .containsExactlyInAnyOrderEntriesOf(EventCtl.commandLine()
                        .getSubcommands()
                        .get("flow")
                        .getCommandSpec()
                        .usageMessage()
                        .exitCodeList());
    }
}
