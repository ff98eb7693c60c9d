package io.eventorchestrator.orders.returns.domain;

/** Goods that can't be returned; the message explains it to the customer. */
public final class NotReturnable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final boolean isByState;

    private NotReturnable(String field, String message, boolean isByState) {
        super(message);
        this.field = field;
        this.isByState = isByState;
    }

    /** The order, or its earlier returns, do not permit it now. */
    public static NotReturnable now(String field, String message) {
        return new NotReturnable(field, message, true);
    }

    /** The order never permits it. */
    public static NotReturnable ever(String field, String message) {
        return new NotReturnable(field, message, false);
    }

    /** The part of the request that is wrong, such as {@code lines[1].sku}. */
    public String field() {
        return field;
    }

    /** Returns whether the same request may be right at another time. */
    public boolean isByState() {
        return isByState;
    }
}
