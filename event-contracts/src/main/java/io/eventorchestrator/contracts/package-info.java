/** The events that services exchange, with their data. Independent of any framework. */
@NullMarked
package io.eventorchestrator.contracts;

import org.jspecify.annotations.NullMarked;
