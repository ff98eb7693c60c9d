/** The domain: stock and reservations. Free of Spring. */
@NullMarked
package io.eventorchestrator.inventory.domain;

import org.jspecify.annotations.NullMarked;
