/** Auto-configuration of the library for a Spring Boot service. */
@NullMarked
package io.eventorchestrator.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;
