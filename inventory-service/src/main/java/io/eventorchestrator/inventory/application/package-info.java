/** The use cases, each in one transaction. */
@NullMarked
package io.eventorchestrator.inventory.application;

import org.jspecify.annotations.NullMarked;
