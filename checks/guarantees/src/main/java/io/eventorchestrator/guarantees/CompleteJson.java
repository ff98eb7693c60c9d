package io.eventorchestrator.guarantees;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads files of JSON in which nothing that a type needs may be missing. */
final class CompleteJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    private static final long LARGEST = 64L << 20;

    private CompleteJson() {}

    /** @param otherwise says that the file is none of these */
    static <T> T read(Path file, Class<T> type, String otherwise) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new UnusableInput(file.getFileName() + " has more than " + LARGEST + " bytes.");
        }
        try {
            @Nullable T found = JSON.readValue(Files.readString(file), type);
            if (found != null) {
                return found;
            }
        } catch (JacksonException malformed) {
            throw new UnusableInput(otherwise, malformed);
        }
        throw new UnusableInput(otherwise);
    }
}
