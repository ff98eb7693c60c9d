package io.eventorchestrator.messaging.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connections of one instance. Each statement, savepoint, commit and rollback is a step, and may fail. */
final class SimulatedConnections extends AbstractDataSource {

    private static final String LOST = "08006";

    private final World world;
    private final SimulatedDatabase database;
    private final Set<Session> inUse = new LinkedHashSet<>();
    private boolean wereLost;

    SimulatedConnections(World world, SimulatedDatabase database) {
        this.world = world;
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Session session = database.take();
        inUse.add(session);
        return proxy(Connection.class, new OfConnection(session));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Tests whether one of them broke. */
    boolean wereLost() {
        return wereLost;
    }

    /** The instance is gone: the server rolls back what it has begun. */
    void abandon() {
        inUse.forEach(database::giveBack);
        inUse.clear();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private static void expectConnected(Session session) throws SQLException {
        if (session.broken) {
            throw new SQLException("the connection is lost", LOST);
        }
    }

    private @Nullable Object step(
            Session session, String what, Object target, Method method, Object @Nullable [] arguments, boolean ends)
            throws Throwable {
        expectConnected(session);
        Task task = world.task();
        if (task == null) {
            return call(target, method, arguments);
        }
        database.tellTime();
        if (world.strikes(Fault.Kind.CONNECTION_LOST)) {
            session.reset();
            session.broken = true;
            wereLost = true;
            task.endedTransaction = true;
            task.endStep("lost its connection before: " + what, Task.State.READY);
            throw new SQLException("the connection is lost", LOST);
        }
        boolean isUnknown = what.equals("commit") && world.strikes(Fault.Kind.COMMIT_UNKNOWN);
        wereLost |= isUnknown;
        return execute(
                task, session, isUnknown ? what + ", answer lost" : what, target, method, arguments, ends, isUnknown);
    }

    private static @Nullable Object execute(
            Task task,
            Session session,
            String what,
            Object target,
            Method method,
            Object @Nullable [] arguments,
            boolean ends,
            boolean breaks)
            throws Throwable {
        Object answer = null;
        SQLException failure = null;
        task.executing = session;
        try {
            answer = call(target, method, arguments);
        } catch (SQLException failed) {
            failure = failed;
        }
        task.executing = null;
        task.endedTransaction = ends;
        session.broken |= breaks;
        task.endStep(failure == null ? what : what + " failed: " + failure.getSQLState(), Task.State.READY);
        if (failure != null) {
            throw failure;
        }
        expectConnected(session);
        return answer;
    }

    private final class OfConnection implements InvocationHandler {

        private final Session session;
        private boolean closed;

        OfConnection(Session session) {
            this.session = session;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "close" -> close();
                case "isClosed" -> closed;
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && isSame(proxy, arguments[0]);
                case "prepareStatement" -> prepare((Connection) proxy, method, arguments);
                case "createStatement" -> create((Connection) proxy, method, arguments);
                case "commit", "setSavepoint", "releaseSavepoint" ->
                    step(
                            session,
                            method.getName(),
                            session.physical,
                            method,
                            arguments,
                            method.getName().equals("commit"));
                case "rollback" -> rollback(method, arguments);
                case "setAutoCommit" -> {
                    expectConnected(session);
                    yield call(session.physical, method, arguments);
                }
                default -> call(session.physical, method, arguments);
            };
        }

        @SuppressWarnings("ReferenceEquality")
        private static boolean isSame(Object one, Object other) {
            return one == other;
        }

        private @Nullable Object close() {
            if (!closed) {
                closed = true;
                inUse.remove(session);
                database.giveBack(session);
            }
            return null;
        }

        private @Nullable Object rollback(Method method, Object @Nullable [] arguments) throws Throwable {
            boolean toSavepoint = arguments != null && arguments[0] instanceof Savepoint;
            if (toSavepoint && world.bug() == PlantedBug.FAILURE_KEEPS_EFFECTS) {
                return null;
            }
            return step(
                    session,
                    toSavepoint ? "rollback to savepoint" : "rollback",
                    session.physical,
                    method,
                    arguments,
                    !toSavepoint);
        }

        private Object create(Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
            expectConnected(session);
            Statement statement = (Statement) call(session.physical, method, arguments);
            return proxy(Statement.class, new OfStatement(session, connection, statement, ""));
        }

        private Object prepare(Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
            expectConnected(session);
            Object[] rewritten = arguments == null ? new Object[0] : arguments.clone();
            String sql = world.rewrite((String) rewritten[0]);
            rewritten[0] = sql;
            Session on = world.runsApart(sql) ? apart() : session;
            PreparedStatement statement = (PreparedStatement) call(on.physical, method, rewritten);
            return proxy(PreparedStatement.class, new OfStatement(on, connection, statement, sql));
        }

        private Session apart() throws SQLException {
            Session other = database.take();
            inUse.add(other);
            return other;
        }
    }

    private final class OfStatement implements InvocationHandler {

        private final Session session;
        private final Connection connection;
        private final Statement statement;
        private final String sql;

        OfStatement(Session session, Connection connection, Statement statement, String sql) {
            this.session = session;
            this.connection = connection;
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("getConnection")) {
                return connection;
            }
            if (!name.startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String text = sql.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : sql;
            return step(session, database.name(text), statement, method, arguments, session.physical.getAutoCommit());
        }
    }
}
