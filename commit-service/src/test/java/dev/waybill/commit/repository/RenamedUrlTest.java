package dev.waybill.commit.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/demo/web.git, demo/web, acme/shop, https://github.com/acme/shop.git",
        "https://github.com/Demo/Web.git, demo/web, demo/shop, https://github.com/demo/shop.git",
        "ssh://git@git.example:7999/demo/web.git, demo/web, demo/shop, ssh://git@git.example:7999/demo/shop.git",
        "https://git.example/group/sub/web, group/sub/web, other/web, https://git.example/other/web",
        "https://git.example/git/demo/web.git, demo/web, demo/web.js, https://git.example/git/demo/web.js.git",
        // A mirror under a name of its own, and the end of a longer one.
        "https://mirror.example/copies/web.git, demo/web, demo/shop, https://mirror.example/copies/web.git",
        "https://git.example/a-demo/web.git, demo/web, demo/shop, https://git.example/a-demo/web.git",
        // No host calls a repository so, or not without escaping it.
        "https://git.example/demo/web.git, demo/web, demo/../x, https://git.example/demo/web.git",
        "https://git.example/demo/web.git, demo/web, demo/a web, https://git.example/demo/web.git",
        "https://git.example/demo/web.git, demo/web, demo/a?b=c, https://git.example/demo/web.git",
    })
    void thePathAtTheEndFollows(String cloneUrl, String former, String path, String expected) {
        assertThat(RenamedUrl.of(cloneUrl, former, path)).isEqualTo(expected);
    }
}
