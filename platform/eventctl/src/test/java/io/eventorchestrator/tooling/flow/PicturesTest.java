package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PicturesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202E";

    @TempDir
    private Path folder;

    @Test
    void thePictureShowsEachServiceEventAndStepOnce() throws Exception {
        FlowShell shell = new FlowShell(Path.of("../.."));

        assertThat(shell.run("--format", "svg")).isZero();

        Document picture = parsed(shell.out());
        Catalogue contract = Catalogue.load();
        int events = contract.channels().size();
        int subscriptions = contract.groups().stream()
                .mapToInt(group -> group.topics().size())
                .sum();
        assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(events + subscriptions);
        assertThat(picture.getElementsByTagName("title").getLength())
                .isEqualTo(contract.services().size()
                        + events
                        + contract.groups().size()
                        + contract.sagas().getFirst().steps().size());
    }

    @Test
    void thePageOpensSchemaExampleAndSettingsOfAnEvent() {
        FlowShell shell = new FlowShell(Path.of("../.."));

        assertThat(shell.run("--format", "html")).isZero();

        assertThat(shell.out())
                .contains(
                        "<a href=\"#event-0\">",
                        "<section id=\"event-0\">",
                        "<td>inventory-service-order-reservations of inventory-service</td>",
                        "topicConfiguration.retention.ms " + retention("orders.order.placed"),
                        "schemas/orders.order.placed/2.0.json:1</p>",
                        "&quot;$id&quot;: &quot;https://eventorchestrator.io/schemas/orders.order.placed/2.0&quot;",
                        "examples/orders.order.placed/2.0.json:1</p>")
                .doesNotContain("<script", "src=");
    }

    private static String retention(String event) {
        return Catalogue.load().topics().stream()
                .filter(topic -> topic.name().equals(event))
                .map(topic -> topic.config().getOrDefault("retention.ms", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hostileNamesAreText() throws Exception {
        FlowShell shell = hostile();

        shell.run("--format", "svg");
        parsed(shell.out());
        shell.run("--format", "html");

        assertThat(shell.out()).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "\u202E");
    }

    @Test
    void anEmptyProjectGivesAnEmptyPicture() throws Exception {
        FlowShell shell = new FlowShell(folder).write("asyncapi.yaml", "asyncapi: 3.0.0\n");

        assertThat(shell.run("--format", "svg")).isZero();

        assertThat(parsed(shell.out()).getElementsByTagName("path").getLength()).isZero();
        assertThat(shell.errors()).contains("declares no operation");
    }

    private FlowShell hostile() throws IOException {
        String quoted = "'" + HOSTILE.replace("'", "''") + "'";
        return new FlowShell(folder).write("asyncapi.yaml", """
                asyncapi: 3.0.0
                info: {title: %1$s, version: 1.0.0}
                channels:
                  it: {address: %1$s, messages: {it: {name: %1$s, description: %1$s, payload: {title: %1$s}}}}
                operations: {send: {action: send, channel: {$ref: '#/channels/it'}}}
                """.formatted(quoted));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
