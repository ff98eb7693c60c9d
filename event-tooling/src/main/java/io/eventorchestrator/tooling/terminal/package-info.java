/** Prints text that others wrote without letting it act on the terminal. */
@NullMarked
package io.eventorchestrator.tooling.terminal;

import org.jspecify.annotations.NullMarked;
