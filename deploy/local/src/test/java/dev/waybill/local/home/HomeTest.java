package dev.waybill.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {

    @TempDir
    Path root;

    @Test
    void the_default_stack_lives_in_the_repository() {
        Home home = Home.of(root, Map.of());

        assertThat(home.directory()).isEqualTo(root.resolve(".waybill"));
        assertThat(home.ports().edge()).isEqualTo(9000);
        assertThat(home.ports().all())
                .containsEntry("PostgreSQL", 9432)
                .containsEntry("Kafka", 9092)
                .containsEntry("SMTP", 9025)
                .containsEntry("notify-service", 9004);
    }

    @Test
    void other_ports_have_a_home_of_their_own_and_share_what_is_built() {
        Home home = Home.of(root, Map.of("WAYBILL_PORT_BASE", "9100"));

        assertThat(home.directory()).isEqualTo(root.resolve(".waybill/stack-9100"));
        assertThat(home.shared()).isEqualTo(root.resolve(".waybill"));
        assertThat(home.ports().kafka()).isEqualTo(9192);
    }

    @Test
    void a_home_can_be_chosen() {
        Path chosen = root.resolve("with blanks/home");

        assertThat(Home.of(root, Map.of("WAYBILL_HOME", chosen.toString())).directory())
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "70000", "nine", "-1"})
    void a_base_that_cannot_be_is_refused_by_name(String base) {
        assertThatThrownBy(() -> Ports.parse(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WAYBILL_PORT_BASE");
    }

    @Test
    void a_taken_port_is_found_by_its_use() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket taken = new ServerSocket(ports.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.firstTaken()).contains(Map.entry("Kafka", taken.getLocalPort()));
        }
        assertThat(ports.firstTaken()).isEmpty();
    }

    @Test
    void one_home_has_one_supervisor() {
        Home home = new Home(root, root, Ports.free()).create();
        try (InstanceLock held = InstanceLock.acquire(home).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(InstanceLock.acquire(home)).isEmpty();
        }
        InstanceLock.acquire(home).orElseThrow().close();
    }
}
