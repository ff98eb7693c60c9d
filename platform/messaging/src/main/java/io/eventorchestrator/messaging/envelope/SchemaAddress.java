package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DataSchema;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.InvalidSetting;
import java.net.URI;

/**
 * The addresses of schemas, which events carry as {@code dataschema}.
 *
 * @param template the setting {@code events.schema-address}
 */
public record SchemaAddress(String template) {

    /** @throws InvalidSetting if the address is longer than readers accept */
    public URI of(String type, SchemaVersion version) {
        String address = template.replace("{type}", type)
                .replace("{major}", String.valueOf(version.major()))
                .replace("{version}", version.toString());
        if (address.length() > DataSchema.LONGEST) {
            throw new InvalidSetting("events.schema-address gives " + type + " " + version + " an address of "
                    + address.length() + " characters, but readers accept " + DataSchema.LONGEST);
        }
        return URI.create(address);
    }
}
