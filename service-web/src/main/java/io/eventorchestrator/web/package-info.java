/** How every service answers over HTTP: strict bodies of bounded size, problem details, pages, OpenAPI. */
@NullMarked
package io.eventorchestrator.web;

import org.jspecify.annotations.NullMarked;
