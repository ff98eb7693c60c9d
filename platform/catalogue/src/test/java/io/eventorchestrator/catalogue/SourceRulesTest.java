package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for all code of the repository, tests included, that no compiler checks. */
class SourceRulesTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern BEGUN_ASYNC = Pattern.compile("\\b(?:supplyAsync|runAsync)\\s*\\(");
    private static final Pattern PARALLEL = Pattern.compile("\\.\\s*(?:parallel|parallelStream)\\s*\\(\\s*\\)");
    private static final Pattern LITERAL =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\[^\n]{1,5}|[^'\\\\\n])'");

    private static final Pattern WRAPPED = Pattern.compile(".*\\.(?:java|sh)|.*/(?:eventctl|\\.ci/run)");
    private static final Pattern TEXT_BLOCK = Pattern.compile("(?s)\"\"\"\n.*?\"\"\"");

    private static final Pattern CONDITION_ON_CLOCK =
            Pattern.compile("(?is)\\b(?:where|having|on)\\b(?:(?!\\b(?:returning|set|values|default|order by|group"
                    + " by|limit)\\b|;|\"\"\").){0,800}?\\b(?:clock_timestamp|event_clock)\\b");

    /** The common pool may have a single thread, which would run parallel work one after the other. */
    @Test
    void asynchronousWorkNamesItsExecutor() throws IOException {
        assertThat(filesThat(SourceRulesTest::beginsWithoutExecutor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompletableFuture.runAsync(() -> run(1, 2));",
                "supplyAsync(() -> { return f(\"a, b\"); })",
                "CompletableFuture.supplyAsync(this::work)"
            })
    void aCallWithoutExecutorIsFound(String code) {
        assertThat(beginsWithoutExecutor(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompletableFuture.runAsync(() -> run(1, 2), executor);",
                "supplyAsync(() -> { return f(\")\"); }, Thread::startVirtualThread)",
                "work.supply(1)"
            })
    void aCallWithExecutorIsAllowed(String code) {
        assertThat(beginsWithoutExecutor(code)).isFalse();
    }

    /** A parallel stream uses the common pool, too. */
    @Test
    void noStreamIsParallel() throws IOException {
        assertThat(filesThat(SourceRulesTest::isParallel)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"works.parallelStream().forEach(Work::run);", "IntStream.range(0, 4)\n    .parallel().sum()"})
    void aParallelStreamIsFound(String code) {
        assertThat(isParallel(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log(\".parallel()\");", "Schedulers.parallel(4)"})
    void otherCodeIsAllowed(String code) {
        assertThat(isParallel(code)).isFalse();
    }

    /**
     * The function's value changes within a statement, so no index supports a condition on it and each query reads
     * every row.
     */
    @Test
    void noConditionAsksForTheTimeRowByRow() throws IOException {
        assertThat(filesThat(source -> CONDITION_ON_CLOCK.matcher(source).find()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from a where b < clock_timestamp() - interval '1 hour'",
                "update a set b = 1 where c = 2 and\n CLOCK_TIMESTAMP() > d",
                "select 1 from a join b on a.at < clock_timestamp()"
            })
    void aConditionOnTheClockIsFound(String sql) {
        assertThat(CONDITION_ON_CLOCK.matcher(sql).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update a set b = clock_timestamp() where c <= statement_timestamp()",
                "insert into a values (1) on conflict (b) do update set c = clock_timestamp()",
                "select a from b where c = 1; select clock_timestamp()"
            })
    void aValueFromTheClockIsAllowed(String sql) {
        assertThat(CONDITION_ON_CLOCK.matcher(sql).find()).isFalse();
    }

    /** The formatter wraps code, but neither strings nor comments. Wrapping changes the checksum of a migration. */
    @Test
    void linesHaveAtMost120Characters() throws IOException {
        assertThat(RepositoryFiles.in(REPOSITORY).stream()
                        .filter(file -> WRAPPED.matcher(file.toString()).matches())
                        .filter(file -> hasLongLine(text(file))))
                .isEmpty();
    }

    @Test
    void onlyALongLineOutsideOfATextBlockIsFound() {
        String longest = "x".repeat(120);

        assertThat(hasLongLine(longest + "\n" + longest)).isFalse();
        assertThat(hasLongLine("\n" + longest + "x")).isTrue();
        assertThat(hasLongLine("x = \"\"\"\n" + longest + "x\n\"\"\"\n" + longest))
                .isFalse();
        assertThat(hasLongLine("x = \"\"\"\n\"\"\"\n" + longest + "x\nx = \"\"\"\n\"\"\""))
                .isTrue();
    }

    private static boolean hasLongLine(String source) {
        return TEXT_BLOCK.matcher(source).replaceAll("\"\"\"\n").lines().anyMatch(line -> line.length() > 120);
    }

    private static boolean beginsWithoutExecutor(String source) {
        String code = LITERAL.matcher(source).replaceAll("_");
        return BEGUN_ASYNC.matcher(code).results().anyMatch(call -> arguments(code.substring(call.end())) == 1);
    }

    private static boolean isParallel(String source) {
        return PARALLEL.matcher(LITERAL.matcher(source).replaceAll("_")).find();
    }

    /** Counts the arguments of a call, starting behind its opening parenthesis. */
    private static int arguments(String code) {
        int depth = 0;
        int count = 1;
        for (int i = 0; i < code.length() && depth >= 0; i++) {
            char next = code.charAt(i);
            depth += "([{".indexOf(next) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(next) >= 0 ? 1 : 0;
            count += next == ',' && depth == 0 ? 1 : 0;
        }
        return count;
    }

    private interface Rule {

        boolean isBrokenBy(String source);
    }

    private static List<Path> filesThat(Rule rule) throws IOException {
        List<Path> sources = RepositoryFiles.in(REPOSITORY).stream()
                .filter(SourceRulesTest::isSource)
                .toList();
        assertThat(sources).hasSizeGreaterThan(100);
        return sources.stream().filter(file -> rule.isBrokenBy(text(file))).toList();
    }

    private static boolean isSource(Path file) {
        return Stream.of(".java", ".sql").anyMatch(file.toString()::endsWith) && !file.endsWith("SourceRulesTest.java");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
