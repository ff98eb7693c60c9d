package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WitnessTest {

    private static final List<String> TABLES = List.of("shop.item", "shop.event");

    @TempDir
    private Path folder;

    private Connection superuser;
    private Connection service;

    @BeforeEach
    void prepare() throws SQLException {
        superuser = Database.connect("postgres");
        Database.execute(
                superuser,
                "create role shop login",
                "create schema shop authorization shop",
                "create table shop.item (id int primary key, name text)",
                "create table shop.event (seq int, message_key bytea, value bytea)",
                "alter table shop.item owner to shop",
                "alter table shop.event owner to shop",
                "insert into shop.item values (1, 'tea')");
        service = Database.connect("shop");
    }

    @AfterEach
    void cleanUp() throws SQLException {
        service.close();
        Database.execute(
                superuser,
                "drop schema if exists witness cascade",
                "drop schema shop cascade",
                "drop owned by shop",
                "drop role shop");
        superuser.close();
    }

    @Test
    void changesAreNotedInTheTransactionThatMakesThem() throws Exception {
        Witness.install(superuser, TABLES);

        service.setAutoCommit(false);
        Database.execute(service, "insert into shop.item values (2, 'milk')", "update shop.item set name = 'oat'");
        service.commit();
        Database.execute(service, "insert into shop.item values (3, 'sugar')");
        service.rollback();
        Database.execute(service, "delete from shop.item where id = 2");
        service.commit();

        List<JsonNode> notes = notes();
        assertThat(notes)
                .extracting(note -> note.path("operation").asString())
                .containsExactly("FOUND", "INSTALLED", "INSERT", "UPDATE", "UPDATE", "DELETE");
        assertThat(notes.subList(2, 5))
                .extracting(note -> note.path("tx").asString())
                .containsOnly(notes.get(2).path("tx").asString());
        assertThat(notes.get(4).path("before").toString()).isEqualTo("{\"id\":2,\"name\":\"milk\"}");
        assertThat(notes.get(4).path("after").toString()).isEqualTo("{\"id\":2,\"name\":\"oat\"}");
        assertThat(notes.get(5).path("tx").asString())
                .isNotEqualTo(notes.get(2).path("tx").asString());
    }

    @Test
    void bytesAreDigestedExceptForKeys() throws Exception {
        Witness.install(superuser, TABLES);

        Database.execute(service, "insert into shop.event values (1, 'k', 'abc')");

        JsonNode after = notes().getLast().path("after");
        assertThat(after.path("message_key").asString()).isEqualTo("\\x6b");
        assertThat(after.path("value").asString())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theServiceCanNeitherReadNorChangeTheNotes() throws Exception {
        Witness.install(superuser, TABLES);

        assertThatThrownBy(() -> Database.execute(service, "delete from witness.applied"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nothingIsLeftOnceItIsRemoved() throws Exception {
        Witness.install(superuser, TABLES);

        Witness.remove(superuser);
        Witness.remove(superuser);

        Database.execute(service, "insert into shop.item values (2, 'milk')");
        Witness.install(superuser, TABLES);
        assertThat(notes()).hasSize(3);
    }

    @Test
    void tablesAreWrittenAsTheyAre() throws Exception {
        Database.execute(service, "insert into shop.event values (1, 'k', 'abc')");

        TableDump.write(superuser, TABLES, new HistoryFolder(folder));

        assertThat(folder.resolve("tables/shop.item.jsonl"))
                .content()
                .isEqualTo("{\"id\": 1, \"name\": \"tea\"}\n{\"end\":1}\n");
        assertThat(folder.resolve("tables/shop.event.jsonl")).content().contains("ba7816bf8f01cfea");
    }

    private List<JsonNode> notes() throws Exception {
        HistoryFolder history = new HistoryFolder(folder);
        long count = Witness.export(superuser, history);
        List<JsonNode> lines = Files.readAllLines(history.witness()).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines.getLast().path("end").asLong()).isEqualTo(count);
        return lines.subList(0, lines.size() - 1);
    }
}
