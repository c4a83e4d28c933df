package dev.waybill.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed route file, asked with the paths that clients use. */
class RouteTableTest {

    private final RouteTable routes = committed();

    static RouteTable committed() {
        try {
            return RouteTable.read(Path.of("../routes.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/1/envelope/, ingest",
        "//api/1/envelope/, ingest",
        "/api//42/store/, ingest",
        "/api/12345678901234567890/envelope/, ingest",
        "/api/0/projects/demo/web/releases/, release",
        "/api/00/envelope/, release",
        "/api/web/envelope/, release",
        "/webhooks/github/7, commit",
        "/api/0/organizations/demo/repos/, commit",
        "/api/0/organizations/demo/repos/7/commits/, commit",
        "/api/0/organizations/demo/commits/abc/, commit",
        "/api/0/organizations/demo/releases/repos/, release",
        "/api/0/organizations/demo/releases/a%2Fb/commits/, release",
        "/api/0/organizations/demo/releases/x/deploys/, release",
        "/api/0/organizations/demo/deliveries/, notify",
        "/api/0/users/me/notification-preferences/, notify",
        "/u/1?expires=1, notify",
        "/mail/, inbox",
        "/mail, inbox",
        "/mailbox, release",
        "/, release",
        "/organizations/demo/releases/1.0/, release",
    })
    void each_path_has_its_service(String path, String service) {
        String withoutQuery = path.split("\\?", 2)[0];
        assertThat(routes.service(withoutQuery)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/organizations/demo",
                "//internal//organizations/demo",
                "/%69nternal/dead-letters",
                "/internal;x=1/dead-letters",
                "/api/0/../../internal/dead-letters",
                "/api/0/..%2f..%2finternal/dead-letters",
                "/.%2e/internal/dead-letters",
                "/./internal/",
                "/\\internal/dead-letters",
                "/q/health",
                "/q",
                "/q/metrics",
                "/%71/health",
            })
    void what_is_internal_is_closed_in_every_disguise(String path) {
        assertThat(routes.service(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/*", "/a/*/b", "/a/{name}", "/a/**/b"})
    void a_pattern_that_means_nothing_is_refused(String pattern) {
        assertThatThrownBy(() -> RoutePattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_escape_that_is_none_is_a_literal() {
        assertThat(RequestPath.segments("/a%zz/%4/%")).containsExactly("a%zz", "%4", "%");
    }

    @Test
    void dots_never_lead_above_the_root() {
        assertThat(RequestPath.segments("/../../a/./b/..")).containsExactly("a");
    }
}
