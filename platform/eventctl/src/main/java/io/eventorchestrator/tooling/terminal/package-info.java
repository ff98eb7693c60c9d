/** Prints foreign text without letting it control the terminal. */
@NullMarked
package io.eventorchestrator.tooling.terminal;

import org.jspecify.annotations.NullMarked;
