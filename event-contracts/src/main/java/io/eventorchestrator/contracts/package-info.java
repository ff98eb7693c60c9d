/** What services say to each other: events and what they carry. Knows no framework. */
@NullMarked
package io.eventorchestrator.contracts;

import org.jspecify.annotations.NullMarked;
