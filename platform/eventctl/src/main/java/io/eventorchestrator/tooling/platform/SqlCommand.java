package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceNameCheck;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs SQL on a machine without psql. */
@Command(
        name = "sql",
        description = "Run a statement in a service's schema, on the platform that runs here.",
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {

    private static final int REFUSED = 2;

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            description = "such as inventory-service; the statement runs as its database user")
    private String service = "";

    @Parameters(index = "1", paramLabel = "STATEMENT")
    private String sql = "";

    @Option(names = "--rows", description = "print the rows only, without the names of the columns, for scripts")
    private boolean rowsOnly;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ServiceNameCheck.expect(service, Catalogue.load().services(), spec.commandLine());
        ServiceDatabase database = ServiceDatabase.hereOr(service, "./eventctl up starts it.");
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            print(statement, statement.execute(sql), spec.commandLine().getOut());
            return 0;
        } catch (SQLException refused) {
            spec.commandLine().getErr().println(Printable.inOneLine(refused.getMessage()));
            return REFUSED;
        }
    }

    private void print(Statement statement, boolean hasRows, PrintWriter out) throws SQLException {
        if (!hasRows) {
            out.println("done");
            return;
        }
        ResultSet rows = statement.getResultSet();
        ResultSetMetaData columns = rows.getMetaData();
        if (!rowsOnly) {
            out.println(line(columns, columns::getColumnLabel));
        }
        while (rows.next()) {
            out.println(line(columns, rows::getString));
        }
        out.flush();
    }

    private static String line(ResultSetMetaData columns, Cell cell) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            texts.add(Printable.text(cell.of(column)));
        }
        return String.join("\t", texts);
    }

    /** The text in a column, counted from 1. */
    @FunctionalInterface
    private interface Cell {
        @Nullable
        String of(int column) throws SQLException;
    }
}
