/** The services' common HTTP behaviour: strict bodies of limited size, problem details, pages, OpenAPI. */
@NullMarked
package io.eventorchestrator.web;

import org.jspecify.annotations.NullMarked;
