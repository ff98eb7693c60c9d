package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.checker.HistoryChecker;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.checker.PlatformTables;
import io.eventorchestrator.checker.Run;
import io.eventorchestrator.checker.Run.ConsumerGroup;
import io.eventorchestrator.checker.Verdict;
import io.eventorchestrator.checker.Witness;
import io.eventorchestrator.platform.LocalPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records a run of the platform, and lets the checker decide about it. */
final class Recording implements AutoCloseable {

    private final HistoryFolder folder;
    private final Connection superuser;
    private final String brokers;

    private Recording(HistoryFolder folder, Connection superuser, String brokers) {
        this.folder = folder;
        this.superuser = superuser;
        this.brokers = brokers;
    }

    static Recording begin(HistoryFolder folder, LocalPostgres postgres, String brokers) throws SQLException {
        Connection superuser =
                DriverManager.getConnection(postgres.jdbcUrl(), "postgres", postgres.password("postgres"));
        Witness.install(superuser, PlatformTables.all());
        return new Recording(folder, superuser, brokers);
    }

    /** @param stock quantity on hand, by SKU */
    Verdict check(Map<String, Integer> stock, List<String> allowedDeadLetters) throws IOException, SQLException {
        Catalogue contract = Catalogue.load();
        Run run = new Run(
                contract.services().stream().collect(Collectors.toMap(contract::domain, service -> service)),
                contract.groups().stream()
                        .map(group -> new ConsumerGroup(
                                group.name(),
                                group.service(),
                                group.topics(),
                                !group.routes().isEmpty()))
                        .toList(),
                contract.channels().stream().map(Channel::topic).toList(),
                stock,
                allowedDeadLetters,
                List.of());
        folder.collect(run, superuser, Map.of("bootstrap.servers", brokers));
        return HistoryChecker.check(folder);
    }

    void change(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        Witness.remove(superuser);
        superuser.close();
    }
}
