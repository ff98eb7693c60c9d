package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class SentencesTest {

    @Test
    void everyEventOfTheContractHasOne() {
        assertThat(Catalogue.load().channels())
                .extracting(Channel::event)
                .allSatisfy(event -> assertThat(Sentences.of(event, MissingNode.getInstance()))
                        .isNotEmpty());
    }
}
