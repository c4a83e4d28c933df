package dev.waybill.commit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.com/demo/web, /demo/web, https://gitlab.com",
        "https://git.example:8443/gitlab/Demo/Web/, /demo/web, https://git.example:8443/gitlab",
        "https://git.example/a/demo/web/b/demo/web, /demo/web, https://git.example/a/demo/web/b",
        "https://git.example/elsewhere, /demo/web, https://git.example",
    })
    void findsWhereAnInstallationBegins(String page, String path, String root) {
        assertThat(PageUrls.before(page, path)).isEqualTo(root);
    }

    @Test
    void tellsTheCloudFromItsNamesakes() {
        assertThat(PageUrls.isAt("https://GitHub.com/demo/web", Set.of("github.com")))
                .isTrue();
        assertThat(PageUrls.isAt("https://github.com.evil.example/demo/web", Set.of("github.com")))
                .isFalse();
        assertThat(PageUrls.isAt("https://evil.example/github.com", Set.of("github.com")))
                .isFalse();
    }
}
