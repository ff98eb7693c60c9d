/** The channels: log, e-mail and webhook. */
@NullMarked
package io.eventorchestrator.notifications.channels;

import org.jspecify.annotations.NullMarked;
