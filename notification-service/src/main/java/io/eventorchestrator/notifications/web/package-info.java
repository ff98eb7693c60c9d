/** Notifications over HTTP. */
@NullMarked
package io.eventorchestrator.notifications.web;

import org.jspecify.annotations.NullMarked;
