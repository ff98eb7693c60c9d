/** Reads the contract: topics, messages, producers and consumer groups. */
@NullMarked
package io.eventorchestrator.catalogue;

import org.jspecify.annotations.NullMarked;
