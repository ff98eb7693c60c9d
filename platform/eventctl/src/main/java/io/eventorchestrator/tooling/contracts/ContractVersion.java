package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.compatibility.JsonSchema;
import io.eventorchestrator.tooling.asyncapi.Bundle;
import io.eventorchestrator.tooling.asyncapi.Channel;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.ContractReader;
import io.eventorchestrator.tooling.asyncapi.UnusableDocuments;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A contract in a file or a git revision, whatever tool it was written for. */
final class ContractVersion {

    private final ContractSource source;
    private final Contract contract;
    private final Findings findings;

    private ContractVersion(ContractSource source, Contract contract, Findings findings) {
        this.source = source;
        this.contract = contract;
        this.findings = findings;
    }

    /** @throws InvalidContract if one of its files can't be used */
    static ContractVersion read(ContractSource source) {
        Findings findings = new Findings();
        Contract contract = ContractReader.read(source.project(), findings);
        UnusableDocuments.refuse(findings, finding -> sentence(source, finding));
        return new ContractVersion(source, contract, findings);
    }

    private static String sentence(ContractSource source, Finding finding) {
        return source.place(finding.source()) + ": " + finding.sentence();
    }

    Contract contract() {
        return contract;
    }

    /** The addresses that several channels have. */
    Set<String> sharedAddresses() {
        return contract.channels().stream()
                .collect(Collectors.groupingBy(channel -> channel.carrier().address(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(address -> address.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Its topics by address, or by the channel's name if it has no address, or one of the shared ones. */
    Map<String, TopicVersion> topics(Set<String> shared) {
        Map<String, TopicVersion> topics = new TreeMap<>();
        EventOperations operations = new EventOperations(contract);
        for (Channel channel : contract.channels()) {
            String address = channel.carrier().address();
            String name = address.isEmpty() || shared.contains(address)
                    ? channel.carrier().name()
                    : address;
            topics.put(name, new TopicVersion(name, channel, contract, operations));
        }
        return topics;
    }

    /** The parts read that can't be compared: a place and a sentence each. */
    List<Change> undecided() {
        return findings.all().stream()
                .filter(finding ->
                        finding.severity() == Severity.ERROR || finding.rule().equals("reference"))
                .map(finding -> Change.undecided(source.place(finding.source()), finding.message()))
                .toList();
    }

    /** @throws InvalidContract if it is not a usable schema */
    JsonSchema schema(Bundle bundle) {
        JsonSchema schema = JsonSchema.of(bundle.json());
        schema.fault().ifPresent(fault -> {
            throw new InvalidContract(source.place(bundle.source(fault.pointer())) + ": " + fault + ".");
        });
        return schema;
    }
}
