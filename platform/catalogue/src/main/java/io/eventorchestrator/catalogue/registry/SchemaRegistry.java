package io.eventorchestrator.catalogue.registry;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a contract in a registry. Thread-safe. */
public final class SchemaRegistry implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegistryAddress address;
    private final RegistryHttp http;

    /** @param atMost maximum time for each answer */
    public SchemaRegistry(RegistryAddress address, Duration atMost) {
        this.address = address;
        http = new RegistryHttp(atMost);
    }

    /** @throws RegistryFailure if the address is not that of a registry */
    public void requirePresent() {
        Answer info = http.get(address.api("/system/info")).expect(Answer.OK);
        if (!info.json().path("version").isString()) {
            throw info.unexpected("nothing that names the registry's version");
        }
    }

    /**
     * A schema.
     *
     * @return empty if the registry has no such version
     * @throws RegistryFailure if the registry does not answer like one
     */
    public Optional<JsonNode> schema(String type, SchemaVersion version) {
        Answer answer = http.get(address.content(type, version)).expect(Answer.OK, Answer.NOT_FOUND);
        return answer.is(Answer.OK) ? Optional.of(answer.json()) : Optional.empty();
    }

    /**
     * The rules of the group.
     *
     * @throws RegistryFailure if the registry does not answer like one
     */
    public Map<RegistryRule, String> rules() {
        Map<RegistryRule, String> rules = new EnumMap<>(RegistryRule.class);
        for (RegistryRule rule : RegistryRule.values()) {
            Answer answer = http.get(address.inGroup("/rules/" + rule)).expect(Answer.OK, Answer.NOT_FOUND);
            if (answer.is(Answer.OK)) {
                rules.put(rule, answer.json().path("config").asString(""));
            }
        }
        return rules;
    }

    /**
     * Sets a rule of the group, which is created if there is none.
     *
     * @throws RegistryFailure if the registry does not answer like one
     */
    public void set(RegistryRule rule) {
        ObjectNode group = JSON.createObjectNode().put("groupId", address.group());
        http.send("POST", address.api("/groups"), group.toString()).expect(Answer.OK, Answer.CONFLICT);
        ObjectNode body = JSON.createObjectNode().put("ruleType", rule.name()).put("config", rule.config());
        Answer created = http.send("POST", address.inGroup("/rules"), body.toString())
                .expect(Answer.OK, Answer.NO_CONTENT, Answer.CONFLICT);
        if (created.is(Answer.CONFLICT)) {
            http.send("PUT", address.inGroup("/rules/" + rule), body.toString()).expect(Answer.OK);
        }
    }

    /**
     * Adds a version, with its artifact if that is missing.
     *
     * @return false if somebody else has added the version in the meantime
     * @throws RegistryFailure if the registry refuses it, or does not answer like one
     */
    public boolean add(String type, SchemaVersion version, String schema) {
        ObjectNode added = JSON.createObjectNode().put("version", version.toString());
        added.putObject("content").put("content", schema).put("contentType", "application/json");
        Answer answer = http.send("POST", address.artifact(type, version.major(), "/versions"), added.toString())
                .expect(Answer.OK, Answer.NOT_FOUND, Answer.CONFLICT);
        return answer.is(Answer.NOT_FOUND) ? create(type, version.major(), added) : answer.is(Answer.OK);
    }

    private boolean create(String type, int major, ObjectNode first) {
        ObjectNode artifact = JSON.createObjectNode()
                .put("artifactId", RegistryAddress.artifactId(type, major))
                .put("artifactType", "JSON");
        artifact.set("firstVersion", first);
        return http.send("POST", address.inGroup("/artifacts"), artifact.toString())
                .expect(Answer.OK, Answer.CONFLICT)
                .is(Answer.OK);
    }

    @Override
    public void close() {
        http.close();
    }
}
