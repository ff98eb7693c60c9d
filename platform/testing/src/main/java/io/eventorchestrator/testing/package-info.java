/** Tests and tools that every service's tests use. */
@NullMarked
package io.eventorchestrator.testing;

import org.jspecify.annotations.NullMarked;
