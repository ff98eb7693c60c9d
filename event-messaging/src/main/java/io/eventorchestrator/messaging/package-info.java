/** What a service uses: publish an event in its transaction, handle an event in one method. */
@NullMarked
package io.eventorchestrator.messaging;

import org.jspecify.annotations.NullMarked;
