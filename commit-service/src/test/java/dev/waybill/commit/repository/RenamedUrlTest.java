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
        // Azure DevOps has a word of its own between project and repository.
        "https://dev.azure.com/acme/Web%20Shop/_git/web, Web Shop/web, Web Shop/the site, https://dev.azure.com/acme/Web%20Shop/_git/the%20site",
        "https://dev.azure.com/acme/Shop/_git/web, Shop/web, Store/web, https://dev.azure.com/acme/Store/_git/web",
        "https://git.example/scm/~ada/web.git, ~ada/web, ~ada/site, https://git.example/scm/~ada/site.git",
        // What would mean something else in an address is written so that it does not.
        "https://git.example/demo/web.git, demo/web, demo/a?b=c#d@e, https://git.example/demo/a%3Fb%3Dc%23d%40e.git",
        // No host calls a repository so.
        "https://git.example/demo/web.git, demo/web, demo/../x, https://git.example/demo/web.git",
        "https://git.example/demo/web.git, demo/web, demo//x, https://git.example/demo/web.git",
        "https://git.example/demo/web.git, demo/web, x, https://git.example/demo/web.git",
        "https://git.example/demo/web.git, '', demo/shop, https://git.example/demo/web.git",
    })
    void thePathAtTheEndFollows(String cloneUrl, String former, String path, String expected) {
        assertThat(RenamedUrl.of(cloneUrl, former, path)).isEqualTo(expected);
    }
}
