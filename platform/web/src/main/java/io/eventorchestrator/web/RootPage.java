package io.eventorchestrator.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Describes the service at its root address, with links to its API and health, as HTML or JSON. */
@Hidden
@RestController
class RootPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <ul>
            %3$s<li><a href="%4$s">API description</a> (OpenAPI)</li>
            <li><a href="%5$s">Health</a></li>
            </ul>
            </body>
            </html>
            """;
    private static final String TRY_IT = "<li><a href=\"%s\">API</a>, to read and try</li>\n";
    // Where springdoc serves its page, whatever the address that redirects to it.
    private static final String API = "/swagger-ui/index.html";

    private final String service;
    private final String about;
    private final boolean hasApiPage;
    private final String description;
    private final String health;
    private final JsonMapper json;

    RootPage(
            @Value("${spring.application.name:service}") String service,
            @Value("${springdoc.swagger-ui.enabled:true}") boolean hasApiPage,
            @Value("${springdoc.api-docs.path:/v3/api-docs}") String description,
            @Value("${management.endpoints.web.base-path:/actuator}/health") String health,
            WebProperties properties,
            JsonMapper json) {
        this.service = service;
        this.about = properties.about();
        this.hasApiPage = hasApiPage;
        this.description = description;
        this.health = health;
        this.json = json;
    }

    @GetMapping(
            path = "/",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<byte[]> root(@RequestHeader HttpHeaders headers) {
        return prefersHtml(headers.getAccept()) ? answer(HTML, html()) : answer(MediaType.APPLICATION_JSON, json());
    }

    private static ResponseEntity<byte[]> answer(MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean prefersHtml(List<MediaType> accept) {
        List<MediaType> accepted = new ArrayList<>(accept);
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(MediaType.TEXT_HTML))
                .findFirst()
                .map(type -> !type.includes(MediaType.APPLICATION_JSON))
                .orElse(false);
    }

    private String json() {
        Map<String, String> root = new LinkedHashMap<>(Map.of("service", service, "about", about));
        if (hasApiPage) {
            root.put("api", API);
        }
        root.put("description", description);
        root.put("health", health);
        return json.writeValueAsString(root);
    }

    private String html() {
        return PAGE.formatted(
                HtmlUtils.htmlEscape(service),
                HtmlUtils.htmlEscape(about),
                hasApiPage ? TRY_IT.formatted(API) : "",
                description,
                health);
    }
}
