/** To Kafka and back by spring-kafka. */
@NullMarked
package io.eventorchestrator.messaging.transport.kafka;

import org.jspecify.annotations.NullMarked;
