package io.eventorchestrator.guarantees;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of claims. */
final class Claims {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    private Claims() {}

    static List<Claim> read(Path file) throws IOException {
        try {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            if (yaml instanceof List<?>) {
                return List.of(STRICT.convertValue(yaml, Claim[].class));
            }
        } catch (YamlEngineException | JacksonException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw new UnusableInput(
                    file + " can't be read: " + message.lines().findFirst().orElse(""), wrong);
        }
        throw new UnusableInput(file + " is not a list of claims.");
    }
}
