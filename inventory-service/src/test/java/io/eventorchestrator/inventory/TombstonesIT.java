package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.Rejections;
import io.eventorchestrator.inventory.application.Tombstones;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Expired tombstones and rejections are found by their indexes, however many there are. */
@Tag("full")
@ServiceTest(properties = "inventory.sweep.every=1d")
class TombstonesIT {

    private static final int MANY = 20_000;
    private static final int FEW = 100;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private Rejections rejections;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reads reads;

    @Test
    void oldTombstonesAreFoundAmongManyYoungOnes() {
        assertThat(reads.of(
                        "reservation",
                        this::manyTombstones,
                        () -> assertThat(tombstones.forget(Duration.ofDays(30), 10))
                                .isEqualTo(1)))
                .isLessThan(FEW);
    }

    @Test
    void oldRejectionsAreFoundAmongManyYoungOnes() {
        assertThat(reads.of(
                        "rejection",
                        this::manyRejections,
                        () -> assertThat(rejections.forget(Duration.ofDays(30), 10))
                                .isEqualTo(1)))
                .isLessThan(FEW);
    }

    private void manyRejections() {
        jdbc.sql("""
                        insert into rejection (order_id, noted_at)
                        select gen_random_uuid(),
                               clock_timestamp() - case n when 1 then interval '31 days' else interval '1 day' end
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
    }

    private void manyTombstones() {
        jdbc.sql("""
                        insert into reservation (order_id, state, noted_at)
                        select gen_random_uuid(), 'NEVER_HELD',
                               clock_timestamp() - case n when 1 then interval '31 days' else interval '1 day' end
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
    }
}
