/** Uses the command line with a real schema registry. */
@NullMarked
package io.eventorchestrator.registry;

import org.jspecify.annotations.NullMarked;
