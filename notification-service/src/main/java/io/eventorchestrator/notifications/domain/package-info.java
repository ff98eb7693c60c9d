/** What is told to whom. Knows no Spring. */
@NullMarked
package io.eventorchestrator.notifications.domain;

import org.jspecify.annotations.NullMarked;
