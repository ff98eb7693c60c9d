package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.domain.StockLevel;
import io.eventorchestrator.web.FieldProblem;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * The entity tag of a level: the number of its counts, then the reserved quantity, since a client sees both.
 * {@code If-Match} compares only the counts. Otherwise each order that arrives meanwhile would fail a count, although a
 * count says nothing about reservations.
 */
final class StockTag {

    // RFC 9110, sections 5.6.1.2 (empty list elements) and 8.8.3
    private static final String TAG = "(?:W/)?+\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";
    private static final Pattern LIST =
            Pattern.compile("[ \t,]*+%1$s(?:[ \t]*+,[ \t,]*+%1$s)*+[ \t,]*+".formatted(TAG));
    private static final Pattern STRONG = Pattern.compile("(?<!W/)\"([1-9][0-9]{0,17})-(?:0|[1-9][0-9]{0,9})\"");

    private StockTag() {}

    static String of(StockLevel level) {
        return "\"" + level.counts() + "-" + level.reserved() + "\"";
    }

    /**
     * The condition of {@code If-Match} (RFC 9110, section 13.1.1). An asterisk matches each level that was counted, a
     * weak tag none.
     *
     * @param header the values of the header
     * @throws org.springframework.web.ErrorResponseException with 400 if it is neither an asterisk nor a list of tags
     */
    static Predicate<StockLevel> condition(List<String> header) {
        String value = String.join(",", header);
        if (value.equals("*")) {
            return level -> level.counts() > 0;
        }
        if (!LIST.matcher(value).matches()) {
            throw new FieldProblem("If-Match", "must be an asterisk, an entity tag or a list of entity tags")
                    .refusal(HttpStatus.BAD_REQUEST);
        }
        Set<Long> counts = counts(value);
        return level -> counts.contains(level.counts());
    }

    private static Set<Long> counts(String tags) {
        Matcher strong = STRONG.matcher(tags);
        return strong.results()
                .map((MatchResult tag) -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }
}
