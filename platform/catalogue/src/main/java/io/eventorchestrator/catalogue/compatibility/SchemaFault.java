package io.eventorchestrator.catalogue.compatibility;

/**
 * Makes a schema unusable.
 *
 * @param reason such as that a reference leads back to itself
 * @param pointer JSON Pointer of the part that is at fault
 */
public record SchemaFault(String reason, String pointer) {

    @Override
    public String toString() {
        return reason + (pointer.isEmpty() ? "" : ", at " + pointer);
    }
}
