/** The transport with Kafka's own client, through spring-kafka. */
@NullMarked
package io.eventorchestrator.messaging.transport.kafka;

import org.jspecify.annotations.NullMarked;
