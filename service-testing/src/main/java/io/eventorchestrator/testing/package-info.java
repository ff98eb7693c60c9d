/** What each service's tests hold it to. */
@NullMarked
package io.eventorchestrator.testing;

import org.jspecify.annotations.NullMarked;
