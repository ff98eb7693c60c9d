/** Generates resources from the contract, for the sidecars of one machine and for a Kubernetes cluster. */
@NullMarked
package io.eventorchestrator.catalogue.resources;

import org.jspecify.annotations.NullMarked;
