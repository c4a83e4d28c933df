package dev.waybill.commit.webhook.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.webhook.MalformedPayloadException;
import org.junit.jupiter.api.Test;

class ObjectIdsTest {

    @Test
    void bothHashesOfGitAreFull() throws Exception {
        assertThat(ObjectIds.full("x", "A".repeat(40))).isEqualTo("a".repeat(40));
        assertThat(ObjectIds.full("x", "a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(ObjectIds.full("x", "0".repeat(40))).isNull();
        assertThat(ObjectIds.full("x", "0".repeat(64))).isNull();
    }

    @Test
    void theReasonNamesThePlace() {
        assertThatThrownBy(() -> ObjectIds.full("before", "abc"))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessage("before is missing or no object id");
        assertThatThrownBy(() -> ObjectIds.required("before", "0".repeat(40))).hasMessage("before is empty");
    }

    @Test
    void someHostsAbbreviate() {
        assertThat(ObjectIds.abbreviated("D3022FC0ca3d")).isEqualTo("d3022fc0ca3d");
        assertThat(ObjectIds.isFull("d3022fc0ca3d")).isFalse();
        assertThat(ObjectIds.abbreviated("d3022f")).isNull();
        assertThat(ObjectIds.abbreviated("0".repeat(40))).isNull();
        assertThat(ObjectIds.abbreviated("main")).isNull();
        assertThat(ObjectIds.abbreviated(null)).isNull();
    }
}
