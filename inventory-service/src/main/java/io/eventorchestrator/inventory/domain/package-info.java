/** What stock and reservations decide. Knows no Spring. */
@NullMarked
package io.eventorchestrator.inventory.domain;

import org.jspecify.annotations.NullMarked;
