/** {@code eventctl}: runs the platform on one machine and shows what happens in it. */
@NullMarked
package io.eventorchestrator.tooling;

import org.jspecify.annotations.NullMarked;
