package io.eventorchestrator.catalogue.compatibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The numbers that several schemas allow together. */
final class Interval {

    private final boolean whole;
    private @Nullable BigDecimal low;
    private boolean lowIsOpen;
    private @Nullable BigDecimal high;
    private boolean highIsOpen;

    /** @param whole whether only integers count, so that "above 0" means "at least 1" */
    Interval(List<SchemaNode> schemas, boolean whole) {
        this.whole = whole;
        for (SchemaNode schema : schemas) {
            bound(schema.get("minimum")).ifPresent(bound -> raise(bound, false));
            bound(schema.get("exclusiveMinimum")).ifPresent(bound -> raise(bound, true));
            bound(schema.get("maximum")).ifPresent(bound -> lower(bound, false));
            bound(schema.get("exclusiveMaximum")).ifPresent(bound -> lower(bound, true));
        }
    }

    private static Optional<BigDecimal> bound(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private void raise(BigDecimal bound, boolean open) {
        BigDecimal from = !whole
                ? bound
                : open
                        ? bound.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                        : bound.setScale(0, RoundingMode.CEILING);
        boolean opened = open && !whole;
        if (low == null || from.compareTo(low) > 0 || (from.compareTo(low) == 0 && opened)) {
            low = from;
            lowIsOpen = opened;
        }
    }

    private void lower(BigDecimal bound, boolean open) {
        BigDecimal to = !whole
                ? bound
                : open
                        ? bound.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE)
                        : bound.setScale(0, RoundingMode.FLOOR);
        boolean opened = open && !whole;
        if (high == null || to.compareTo(high) < 0 || (to.compareTo(high) == 0 && opened)) {
            high = to;
            highIsOpen = opened;
        }
    }

    boolean isEmpty() {
        return low != null
                && high != null
                && (low.compareTo(high) > 0 || (low.compareTo(high) == 0 && (lowIsOpen || highIsOpen)));
    }

    boolean isWithin(Interval other) {
        return isAbove(other) && isBelow(other);
    }

    private boolean isAbove(Interval other) {
        if (other.low == null) {
            return true;
        }
        return low != null
                && (low.compareTo(other.low) > 0 || (low.compareTo(other.low) == 0 && (lowIsOpen || !other.lowIsOpen)));
    }

    private boolean isBelow(Interval other) {
        if (other.high == null) {
            return true;
        }
        return high != null
                && (high.compareTo(other.high) < 0
                        || (high.compareTo(other.high) == 0 && (highIsOpen || !other.highIsOpen)));
    }
}
