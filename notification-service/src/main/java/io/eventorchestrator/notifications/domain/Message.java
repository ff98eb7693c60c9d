package io.eventorchestrator.notifications.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message to one recipient.
 *
 * @param orderId the order that it is about; null if there is none
 * @param recipient an e-mail address
 * @param template name of the template, such as {@code order-confirmed}
 * @param language BCP 47, of the subject and the text
 * @param subject one line
 */
public record Message(
        @Nullable UUID orderId, String recipient, String template, String language, String subject, String text) {}
