/** Reads the contract: which topics, messages, producers and consumer groups there are. */
@NullMarked
package io.eventorchestrator.catalogue;

import org.jspecify.annotations.NullMarked;
