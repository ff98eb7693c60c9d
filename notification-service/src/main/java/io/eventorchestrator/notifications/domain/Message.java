package io.eventorchestrator.notifications.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told to one recipient.
 *
 * @param orderId what it is about; null where it is about no order
 * @param recipient an e-mail address
 * @param template what about, such as {@code order-confirmed}
 * @param language BCP 47, of the subject and the text
 * @param subject one line
 */
public record Message(
        @Nullable UUID orderId, String recipient, String template, String language, String subject, String text) {}
