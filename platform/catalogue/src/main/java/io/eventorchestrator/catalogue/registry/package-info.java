/** Talks to a schema registry: Apicurio Registry's API of version 3. */
@NullMarked
package io.eventorchestrator.catalogue.registry;

import org.jspecify.annotations.NullMarked;
