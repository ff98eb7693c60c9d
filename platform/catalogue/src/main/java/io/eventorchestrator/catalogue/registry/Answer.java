package io.eventorchestrator.catalogue.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of a registry.
 *
 * @param request the method and address, for messages
 */
record Answer(String request, int status, String text) {

    static final int OK = 200;
    static final int NO_CONTENT = 204;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    boolean is(int expected) {
        return status == expected;
    }

    /** @throws RegistryFailure if it is another one */
    Answer expect(int... expected) {
        for (int allowed : expected) {
            if (status == allowed) {
                return this;
            }
        }
        throw unexpected(status + title());
    }

    /** @throws RegistryFailure if it is not JSON */
    JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JacksonException other) {
            throw unexpected("something other than JSON");
        }
    }

    RegistryFailure unexpected(String what) {
        return new RegistryFailure("The registry answers " + request + " with " + what
                + ". Check that the address is that of Apicurio Registry 3, and its log.");
    }

    // The registry explains in a problem detail; a proxy's page would only fill the screen.
    private String title() {
        try {
            String title = JSON.readTree(text).path("title").asString("");
            return title.isEmpty() ? "" : ", " + title;
        } catch (JacksonException page) {
            return "";
        }
    }
}
