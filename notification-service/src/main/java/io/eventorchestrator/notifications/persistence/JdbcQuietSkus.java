package io.eventorchestrator.notifications.persistence;

import io.eventorchestrator.notifications.application.QuietSkus;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuietSkus implements QuietSkus {

    private final JdbcClient jdbc;

    JdbcQuietSkus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean quieten(String sku, Duration period) {
        return jdbc.sql("""
                                insert into quiet_sku
                                values (:sku, clock_timestamp() + :period * interval '1 millisecond')
                                on conflict (sku) do update set quiet_until = excluded.quiet_until
                                where quiet_sku.quiet_until <= statement_timestamp()
                                """)
                        .param("sku", sku)
                        .param("period", period.toMillis())
                        .update()
                == 1;
    }
}
