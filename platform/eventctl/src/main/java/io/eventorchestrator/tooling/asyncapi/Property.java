package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;

/**
 * A property of a payload, at whatever depth.
 *
 * @param path names from the payload to it, such as {@code customer.email}; elements of a list have its name
 * @param type such as {@code string}; empty if the schema allows several, or does not say
 * @param format such as {@code uuid}; may be empty
 * @param isRequired whether the object that holds it requires it
 * @param isPersonal whether its schema, or the message, marks it or an object around it as personal data
 */
public record Property(String path, String type, String format, boolean isRequired, boolean isPersonal, Source source) {

    /** The last of its names. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** True if the payload itself holds it. */
    public boolean isTopLevel() {
        return path.indexOf('.') < 0;
    }
}
