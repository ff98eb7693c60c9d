package io.eventorchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares a service's canvas with its code and the contract; extend it with the service's name and package. */
public abstract class CanvasContract {

    private final String service;
    private final Canvas canvas;
    private final ServiceCode code;
    private final Catalogue catalogue = Catalogue.load();

    /** @param service such as {@code order-service}, whose module is the working folder */
    protected CanvasContract(String service, String packageName) {
        this.service = service;
        this.canvas = new Canvas(service);
        this.code = new ServiceCode(packageName);
    }

    @Test
    void theCanvasPublishesWhatTheContractSays() {
        assertThat(canvas.list("publishes")).containsExactlyInAnyOrderElementsOf(events(published()));
    }

    @Test
    void theCodePublishesEachEventThatIsReleased() throws IOException {
        ReleasedSchemas schemas = new ReleasedSchemas(ContractFolder.ofPlatform(Path.of("..")));
        List<Channel> released = new ArrayList<>();
        for (Channel channel : published()) {
            if (!schemas.isDraft(channel.topic())) {
                released.add(channel);
            }
        }

        assertThat(code.publishes())
                .as("an event is published once ./eventctl generate has listed its schema as released")
                .isNotEmpty()
                .isEqualTo(events(released));
    }

    private List<Channel> published() {
        return catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .toList();
    }

    private static List<String> events(List<Channel> channels) {
        return channels.stream().map(Channel::event).sorted().toList();
    }

    @Test
    void codeAndCanvasSubscribeToWhatTheContractSays() {
        Map<String, List<String>> contract =
                catalogue.groupsOf(service).stream().collect(Collectors.toMap(Group::name, this::events));

        assertThat(code.subscriptions()).isNotEmpty().isEqualTo(contract);
        assertThat(canvas.subscriptions()).isEqualTo(contract);
    }

    private List<String> events(Group group) {
        return group.topics().stream()
                .map(topic -> catalogue.channel(topic).event())
                .sorted()
                .toList();
    }

    @Test
    void theCanvasListsTheTablesOfTheMigrations() {
        assertThat(canvas.list("tables")).containsExactlyInAnyOrderElementsOf(code.tables());
    }

    @Test
    void theCanvasListsTheOperationsOfTheControllers() {
        assertThat(canvas.list("commands")).containsExactlyInAnyOrderElementsOf(code.commands());
        assertThat(canvas.list("queries")).containsExactlyInAnyOrderElementsOf(code.queries());
    }

    @Test
    void theCanvasListsTheMetricsThatTheServiceKeeps() {
        assertThat(canvas.list("metrics")).isNotEmpty().containsExactlyInAnyOrderElementsOf(new MetricNames().names());
    }
}
