package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.checker.ClientHistory;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.ReplicatedPlatform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a run works with, once its platform runs. */
record Scene(
        Cast cast,
        Database database,
        Topics topics,
        Gates gates,
        Shop shop,
        Operator operator,
        RefusedOrders refused,
        History history) {

    private static final int REFUSED_AT_FIRST = 2;

    static Scene of(ReplicatedPlatform platform, PlatformFolder folder, HistoryFolder kept, ClientHistory clients) {
        Database database = new Database(platform.jdbcUrl(), platform.password("postgres"));
        Gates gates = new Gates(database);
        Shop shop = new Shop(platform, clients);
        return new Scene(
                new Cast(platform.parts()),
                database,
                new Topics(platform.brokers()),
                gates,
                shop,
                new Operator(folder.repository(), folder.own(), platform.brokers()),
                new RefusedOrders(shop, gates, database),
                new History(kept, database, platform.brokers()));
    }

    /** Stocks the goods, then begins to note what is committed, and places the orders that will be dead letters. */
    void prepare() {
        Goods.all().forEach(shop::stock);
        history.begin();
        gates.install();
        for (int i = 0; i < REFUSED_AT_FIRST; i++) {
            refused.place();
        }
    }

    List<Point> points(FaultLog faults) {
        OutboxRows outbox = new OutboxRows(database, topics);
        return List.of(
                new AfterCommit(cast, shop, outbox, faults),
                new AfterPublish(cast, gates, outbox, faults),
                new AfterEffect(cast, gates, database, faults),
                new InAReplay(topics, refused, operator, faults));
    }

    /** The number of rows of a table by their state. */
    Map<String, Long> byState(String table) {
        Map<String, Long> states = new TreeMap<>();
        database.list(
                row -> states.put(row.getString(1), row.getLong(2)),
                "select state, count(*) from " + table + " group by state");
        return states;
    }
}
