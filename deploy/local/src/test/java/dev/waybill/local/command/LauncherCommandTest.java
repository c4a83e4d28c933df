package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How {@code ./waybill} is called. */
class LauncherCommandTest extends LauncherFixture {

    @Test
    void java_is_that_of_the_jdk() throws Exception {
        assertThat(waybill("java", "-cp", "a b.jar", "Cart.java").calls())
                .containsExactly("java: -cp a b.jar Cart.java");
    }

    @Test
    void it_can_be_called_through_a_link_from_anywhere() throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), root.resolve("waybill"));

        Result result = run(Map.of(), Path.of("/"), directory.resolve("link"), "up");

        assertThat(result.calls().getLast()).contains("-Dwaybill.root=" + root.toRealPath());
    }

    @Test
    void what_is_no_command_is_refused_with_the_usage() throws Exception {
        assertThat(waybill("upp").status()).isEqualTo(2);
        assertThat(waybill("upp").output()).contains("no such command: upp").contains("usage:");
        assertThat(waybill("help").status()).isZero();
    }
}
