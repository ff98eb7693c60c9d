/** Places sample orders and prints their events as they happen. */
@NullMarked
package io.eventorchestrator.tooling.demo;

import org.jspecify.annotations.NullMarked;
