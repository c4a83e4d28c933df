package dev.waybill.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

    private final ApiDocument document = ApiDocument.parse("""
            {
              "components": {
                "schemas": {
                  "Box": {
                    "type": "object",
                    "required": ["label"],
                    "properties": {"label": {"type": ["string", "null"]}, "lid": {"$ref": "#/components/schemas/Box"}}
                  }
                },
                "responses": {
                  "NotFound": {"content": {"application/json": {"schema": {"required": ["detail"]}}}}
                }
              },
              "paths": {
                "/boxes/{id}/": {
                  "get": {"responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}},
                    "404": {"$ref": "#/components/responses/NotFound"},
                    "410": {"content": {"application/json": {"schema": {"required": ["detail"]}}, "text/html": {}}}
                  }},
                  "put": {
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}},
                    "responses": {
                      "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}},
                      "400": {"content": {"application/json": {}}}
                  }},
                  "delete": {"responses": {"204": {"description": "gone"}}}
                },
                "/boxes/newest/": {
                  "summary": "the newest",
                  "parameters": [{"name": "colour", "in": "query"}],
                  "get": {"responses": {"200": {"content": {"text/html": {}}}}},
                  "post": {"responses": {"200": {"content": {"application/json": {"schema": {}}}}}},
                  "delete": {"responses": {"404": {"$ref": "#/components/responses/NotFound"}}}
                }
              }
            }
            """);

    @Test
    void whatIsAsDescribedIsTrue() {
        assertThat(get("/boxes/1/", 200, "{\"label\": null, \"lid\": {\"label\": \"a\"}}"))
                .isEmpty();
        assertThat(get("/boxes/1", 404, "{\"detail\": \"none\"}")).isEmpty();
        assertThat(document.difference("DELETE", "/boxes/1/", null, 204, null, ""))
                .isEmpty();
        assertThat(document.difference("GET", "/boxes/newest/", null, 200, "text/html;charset=UTF-8", "<p>"))
                .isEmpty();
        assertThat(document.difference("GET", "/boxes/1/", null, 410, "text/html", "<p>"))
                .isEmpty();
        assertThat(get("/nowhere/", 404, "")).isEmpty();
    }

    @Test
    void whatIsNotDescribedIsADifference() {
        assertThat(get("/nowhere/", 200, "{}"))
                .hasValueSatisfying(it -> assertThat(it).contains("/nowhere/"));
        assertThat(get("/boxes/1/", 418, "{}"))
                .hasValueSatisfying(it -> assertThat(it).contains("418"));
        assertThat(get("/boxes/1/", 200, "{}"))
                .hasValueSatisfying(it -> assertThat(it).contains("label"));
        assertThat(get("/boxes/1/", 200, "{\"label\": \"a\", \"lid\": {\"label\": 1}}"))
                .isPresent();
        assertThat(get("/boxes/1/", 200, "")).isPresent();
        assertThat(document.difference("GET", "/boxes/1/", null, 200, "text/html", "<p>"))
                .isPresent();
        assertThat(document.difference("DELETE", "/boxes/1/", null, 204, "application/json", "{}"))
                .isPresent();
    }

    @Test
    void aBodyThatWasTakenIsAsDescribed() {
        assertThat(put("{}", 200)).hasValueSatisfying(it -> assertThat(it).contains("took"));
        assertThat(put("{\"label\": \"a\"}", 200)).isEmpty();
        assertThat(put("{}", 400)).isEmpty();
    }

    @Test
    void whatAnOperationLeavesOpenIsNamed() {
        assertThat(document.undescribed()).containsExactlyInAnyOrder("POST /boxes/newest/", "DELETE /boxes/newest/");
    }

    @Test
    void whatAnOperationLeavesOpenIsNoAnswer() {
        assertThat(document.difference("POST", "/boxes/newest/", null, 200, "application/json", "{}"))
                .hasValueSatisfying(it -> assertThat(it).contains("leaves open"));
        assertThat(document.difference("DELETE", "/boxes/newest/", null, 404, "application/json", "{\"detail\": \"\"}"))
                .hasValueSatisfying(it -> assertThat(it).contains("leaves open"));
    }

    private Optional<String> put(String body, int status) {
        return document.difference("PUT", "/boxes/1/", body, status, "application/json", "{\"label\": \"a\"}");
    }

    private Optional<String> get(String path, int status, @Nullable String answer) {
        return document.difference("GET", path, null, status, "application/json", answer);
    }
}
