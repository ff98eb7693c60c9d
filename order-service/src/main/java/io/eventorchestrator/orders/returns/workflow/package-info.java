/** Returns as workflows of Dapr, which the sidecar runs. Only this package knows Dapr's SDK. */
@NullMarked
package io.eventorchestrator.orders.returns.workflow;

import org.jspecify.annotations.NullMarked;
