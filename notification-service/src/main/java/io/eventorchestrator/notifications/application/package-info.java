/** The use cases, each in one transaction. */
@NullMarked
package io.eventorchestrator.notifications.application;

import org.jspecify.annotations.NullMarked;
