/** The domain: messages and notifications. Free of Spring. */
@NullMarked
package io.eventorchestrator.notifications.domain;

import org.jspecify.annotations.NullMarked;
