package dev.waybill.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    @TempDir
    Path directory;

    private Path built;
    private Path applications;

    @BeforeEach
    void build() throws IOException {
        built = directory.resolve("built");
        applications = directory.resolve("apps");
        write("quarkus-run.jar", "run");
        write("lib/main/io.quarkus.quarkus-core-3.33.2.jar", "library");
        write("lib/main/dev.waybill.contracts-0.1.0-SNAPSHOT.jar", "contracts");
        write("app/service.jar", "service");
    }

    private void write(String name, String content) throws IOException {
        Path file = built.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.deleteIfExists(file);
        Files.writeString(file, content);
    }

    private Application stage() {
        return Application.stage(built, applications);
    }

    @Test
    void the_same_build_has_the_same_place_whenever_it_was_made() throws IOException {
        Application first = stage();
        Files.setLastModifiedTime(built.resolve("app/service.jar"), FileTime.from(Instant.EPOCH));

        assertThat(stage()).isEqualTo(first);
        assertThat(first.jar()).content().isEqualTo("run");
        assertThat(first.directory().resolve("app/service.jar")).content().isEqualTo("service");
    }

    @Test
    void another_build_has_another_place_and_leaves_the_first_alone() throws IOException {
        Application first = stage();
        write("app/service.jar", "changed");
        Application second = stage();

        assertThat(second).isNotEqualTo(first);
        assertThat(first.directory().resolve("app/service.jar")).content().isEqualTo("service");
    }

    @Test
    void our_own_libraries_count_by_their_content() throws IOException {
        Application first = stage();
        write("lib/main/dev.waybill.contracts-0.1.0-SNAPSHOT.jar", "CONTRACTS");

        assertThat(stage()).isNotEqualTo(first);
    }

    @Test
    void old_builds_go() throws IOException {
        for (int index = 0; index < 6; index++) {
            write("app/service.jar", "build " + index);
            stage();
        }

        try (var places = Files.list(applications)) {
            assertThat(places).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void what_is_not_built_is_told() {
        assertThatThrownBy(() -> Application.stage(directory.resolve("nothing"), applications))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not built");
    }
}
