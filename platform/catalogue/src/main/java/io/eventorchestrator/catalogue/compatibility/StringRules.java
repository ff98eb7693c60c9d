package io.eventorchestrator.catalogue.compatibility;

import java.util.regex.Pattern;

/** Proofs for the keywords of strings. */
final class StringRules {

    // A symbol or class, repeated any number of times and without an anchor, matches every text, because it may match
    // nothing.
    private static final Pattern ANYWHERE = Pattern.compile("(\\[[^\\[\\]\\\\]+\\]|[\\w.])\\*");

    private StringRules() {}

    static boolean prove(String keyword, Conjunction left, SchemaNode right) {
        return switch (keyword) {
            case "minLength" -> left.least(keyword) >= Conjunction.bound(right.get(keyword));
            case "maxLength" -> left.most(keyword) <= Conjunction.bound(right.get(keyword));
            case "pattern" ->
                ANYWHERE.matcher(right.get(keyword).asString("")).matches() || isSame(keyword, left, right);
            case "format", "contentEncoding", "contentMediaType", "contentSchema" -> isSame(keyword, left, right);
            default -> true;
        };
    }

    private static boolean isSame(String keyword, Conjunction left, SchemaNode right) {
        return left.all(keyword).anyMatch(right.get(keyword)::equals);
    }
}
