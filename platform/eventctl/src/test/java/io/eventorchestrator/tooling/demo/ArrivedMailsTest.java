package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Mailbox.Mail;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArrivedMailsTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void theWarehousesMailIsInTheSameColumnAsTheCustomers() {
        ArrivedMails mails = ArrivedMails.of(
                List.of(mail("n1", "ada@example.com", "Confirmed"), mail("n2", "stock@example.com", "TEA ran out")));

        String customers =
                mails.of(7, JsonMapper.shared().readTree("[{\"id\":\"n1\"}]")).getFirst();
        String warehouses = mails.aboutStock(BEGUN, List.of("TEA")).getFirst();

        assertThat(customers.indexOf("ada@")).isEqualTo(warehouses.indexOf("stock@"));
        assertThat(warehouses).contains(" stock@example.com ");
    }

    private static Mail mail(String notification, String recipient, String subject) {
        return new Mail("<" + notification + "@orders>", BEGUN, recipient, subject, "", "");
    }
}
