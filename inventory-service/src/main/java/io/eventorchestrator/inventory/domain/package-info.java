/** The domain: stock, reservations and returns. Free of Spring. */
@NullMarked
package io.eventorchestrator.inventory.domain;

import org.jspecify.annotations.NullMarked;
