package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.FileChange;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobsTest {

    @ParameterizedTest
    @CsvSource({
        "services/web, services/web, true",
        "services/web, services/web/src/a.ts, true",
        "services/web, services/website/a.ts, false",
        "services/web, other/services/web/a.ts, false",
        "services/web/, services/web/a.ts, true",
        "services/web/, services/web, false",
        "/services/web, services/web/a.ts, true",
        "./services/web, services/web/a.ts, true",
        "services/*, services/a.ts, true",
        "services/*, services/web/a.ts, false",
        "services/**, services/web/a.ts, true",
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "**/*.md, docs/de/README.md, true",
        "**/*.md, README.md, true",
        "libs/**/src/*.java, libs/src/A.java, true",
        "libs/**/src/*.java, libs/a/b/src/A.java, true",
        "libs/**/src/*.java, libs/a/b/src/c/A.java, false",
        "libs/**/src/*.java, libs/asrc/A.java, false",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a?c, a😀c, true",
        "pages/[id].tsx, pages/i.tsx, true",
        "pages/[id].tsx, pages/[id].tsx, false",
        "pages/\\[id].tsx, pages/[id].tsx, true",
        "pages/\\[id].tsx, pages/i.tsx, false",
        "pages/\\[id], pages/[id]/a.tsx, true",
        "v[0-9], v7, true",
        "v[0-9], v-, false",
        "v[!0-9], v7, false",
        "v[^0-9], vx, true",
        "v[!0-9], v/, false",
        "v[+-9], v/, false",
        "v[]x], v], true",
        "v[x-], v-, true",
        "v[\\]], v], true",
        "v[😀-😂], v😁, true",
        "[[]id], [id], true",
        "v[9-0]x, v[9-0]x, true",
        "v[/], v[/], true",
        "v[ab, v[ab, true",
        "'\\{a,b\\}', '{a,b}', true",
        "a+b(c).{d}|e^$, a+b(c).{d}|e^$, true",
        "Services/Web, services/web/a, false",
        "**, anything/at/all, true",
        "ümläut/**, ümläut/ß, true",
    })
    void matches(String glob, String path, boolean matches) {
        assertThat(PathGlobs.of(List.of(glob)).keep(commit(true, path))).isEqualTo(matches);
    }

    @Test
    void knowsAlternatives() {
        PathGlobs globs = PathGlobs.of(List.of("{web,libs/{ui,css}}/**", "{a,b}".repeat(40)));

        assertThat(globs.keep(commit(true, "web/a"))).isTrue();
        assertThat(globs.keep(commit(true, "libs/css/a"))).isTrue();
        assertThat(globs.keep(commit(true, "libs/db/a"))).isFalse();
        assertThat(globs.keep(commit(true, "{web,libs/{ui,css}}/a"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "services/web/**, true",
        "pages/[id].tsx, true",
        "pages/\\[id.tsx, true",
        "pages/[]].tsx, true",
        "'{a,{b,c}}', true",
        "[{], true",
        "pages/[id.tsx, false",
        "pages/[].tsx, false",
        "pages/[9-0].tsx, false",
        "{a, false",
        "a}, false",
        "}{, false",
    })
    void isClosed(String glob, boolean closed) {
        assertThat(PathGlobs.isClosed(glob)).isEqualTo(closed);
    }

    @Test
    void keepsACommitForAnyOfItsFilesAndPaths() {
        PathGlobs globs = PathGlobs.of(List.of("web", "libs/ui/**"));

        assertThat(globs.keep(commit(true, "api/a", "libs/ui/b"))).isTrue();
        assertThat(globs.keep(commit(true, "api/a", "libs/db/b"))).isFalse();
    }

    @Test
    void keepsACommitOfWhichNotAllFilesAreKnown() {
        PathGlobs globs = PathGlobs.of(List.of("web"));

        assertThat(globs.keep(commit(false, "api/a"))).isTrue();
        assertThat(globs.keep(commit(false))).isTrue();
        assertThat(globs.keep(commit(true))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void saysTheSameAsItsRegularExpression(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String text =
                    text(random, List.of("a", "b", "/", "*", "**", "**/", "?", ".", "[", "]", "!", "^", "-", "\\"), 8);
            PathGlob glob = PathGlob.of(text);
            String path = text(random, List.of("a", "b", "/", ".", "\n", "[", "]", "-", "^"), 8);
            assertThat(glob.matches(path))
                    .as("glob '%s' path '%s' regex '%s'", text, path, glob.regex())
                    .isEqualTo(Pattern.compile(glob.regex(), Pattern.DOTALL)
                            .matcher(path)
                            .matches());
        }
    }

    @Test
    void takesNoLongerForGlobsThatWantIt() {
        PathGlob glob = PathGlob.of("**/a".repeat(60) + "/b");

        assertThat(glob.matches("a/".repeat(2_000))).isFalse();
    }

    private static String text(Random random, List<String> pieces, int most) {
        return random.ints(random.nextInt(most + 1), 0, pieces.size())
                .mapToObj(pieces::get)
                .collect(Collectors.joining());
    }

    private static ListedCommit commit(boolean complete, String... paths) {
        return new ListedCommit(
                "r",
                "sha",
                null,
                null,
                null,
                null,
                null,
                List.of(paths).stream().map(path -> new FileChange(path, "M")).toList(),
                complete);
    }
}
