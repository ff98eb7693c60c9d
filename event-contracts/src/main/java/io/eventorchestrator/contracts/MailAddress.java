package io.eventorchestrator.contracts;

import java.util.regex.Pattern;

/**
 * The e-mail addresses that an order may name and a mail can be sent to: {@code local@domain} in ASCII, with the limits
 * of RFC 5321, section 4.5.3.1. The local part is a dot-atom (RFC 5322, section 3.2.3) of at most 64 characters. The
 * domain has at least two labels of letters, digits and hyphens; a domain in another script is written in its ASCII
 * form ({@code xn--}). Quoted local parts, address literals, comments, groups and a final dot are refused.
 *
 * <p>The schema of {@code Customer} is wider, since a narrower one would be a breaking change. So an event may still
 * carry an address that this rule refuses.
 */
public final class MailAddress {

    /** The rule as a regular expression for the whole address; the last label needs a letter, which excludes IPv4. */
    public static final String PATTERN = "(?=.{3,254}$)(?=[^@]{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
            + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
            + "(?=[^.]*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** Error message for a refused address. */
    public static final String MESSAGE = "must be an e-mail address in ASCII, such as ada@example.com";

    private static final Pattern RULE = Pattern.compile(PATTERN);

    private MailAddress() {}

    /** Applies the rule to one address. */
    public static boolean isDeliverable(String address) {
        return RULE.matcher(address).matches();
    }
}
