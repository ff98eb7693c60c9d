/** Starts, inspects and stops the platform on this machine. */
@NullMarked
package io.eventorchestrator.tooling.platform;

import org.jspecify.annotations.NullMarked;
