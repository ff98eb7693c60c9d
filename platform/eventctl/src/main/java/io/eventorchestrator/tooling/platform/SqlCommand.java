package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceNames;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs SQL on a machine without psql. */
@Command(
        name = "sql",
        description = "Run a statement in a service's schema, on the platform that runs here.",
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            description = "such as inventory-service; the statement runs as its database user")
    private String service = "";

    @Parameters(index = "1", paramLabel = "STATEMENT")
    private String sql = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ServiceNames.expect(service, Catalogue.load().services(), spec.commandLine());
        ServiceDatabase database = ServiceDatabase.hereOr(service, "./eventctl up starts it.");
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            print(statement, statement.execute(sql), spec.commandLine().getOut());
            return 0;
        } catch (SQLException refused) {
            throw new ParameterException(spec.commandLine(), inOneLine(refused), refused);
        }
    }

    private static String inOneLine(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static void print(Statement statement, boolean hasRows, PrintWriter out) throws SQLException {
        if (!hasRows) {
            out.println("done");
            return;
        }
        ResultSet rows = statement.getResultSet();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            out.println(IntStream.rangeClosed(1, columns)
                    .mapToObj(column -> text(rows, column))
                    .collect(Collectors.joining("\t")));
        }
        out.flush();
    }

    private static String text(ResultSet rows, int column) {
        try {
            return Printable.text(rows.getString(column));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
