package io.eventorchestrator.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next value of {@code after} for the next page; null on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(types = {"string", "null"}) @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one item more than the limit; the extra one proves that another page follows
     * @param cursor identifies the item after which the next page begins
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}
