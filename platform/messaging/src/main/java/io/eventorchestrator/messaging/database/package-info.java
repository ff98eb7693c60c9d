/** Time-outs and query plans of database connections, and a probe for the database. */
@NullMarked
package io.eventorchestrator.messaging.database;

import org.jspecify.annotations.NullMarked;
