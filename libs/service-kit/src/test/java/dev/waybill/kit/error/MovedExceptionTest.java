package dev.waybill.kit.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MovedExceptionTest {

    @Test
    void replacesTheSegmentOnly() {
        MovedException moved = new MovedException("web", "shop");

        assertThat(moved.path("/api/0/projects/demo/web/releases/web@1.0.0/"))
                .isEqualTo("/api/0/projects/demo/shop/releases/web@1.0.0/");
        assertThat(moved.path("/api/0/projects/web/web/")).isEqualTo("/api/0/projects/web/shop/");
    }
}
