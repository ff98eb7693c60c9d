package io.eventorchestrator.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what to give as {@code after} for the page that follows; null on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(types = {"string", "null"}) @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one more than the limit: the one too many proves that another page follows
     * @param cursor names the item after which the next page begins
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}
