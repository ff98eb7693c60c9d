/** Writes the Kubernetes resources that follow from the contract. */
@NullMarked
package io.eventorchestrator.catalogue.kubernetes;

import org.jspecify.annotations.NullMarked;
