/** The library's API: publish an event in a transaction, handle an event in one method. */
@NullMarked
package io.eventorchestrator.messaging;

import org.jspecify.annotations.NullMarked;
