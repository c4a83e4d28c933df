package dev.waybill.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleEventsTest {

    private final List<String> events = SampleEvents.all();

    @Test
    void eventsAreDistinctJsonOfTheSizeThatTheReferenceMeasured() throws Exception {
        assertThat(new HashSet<>(events)).hasSameSizeAs(events).hasSize(1000);
        for (String event : events) {
            JsonNode json = new ObjectMapper().readTree(event);
            assertThat(json.path("event_id").asText()).matches("[0-9a-f]{32}");
            assertThat(json.path("release").asText()).isEqualTo(SampleEvents.RELEASE);
            assertThat(event.getBytes(UTF_8).length).isBetween(1720, 1800);
            assertThat(event).doesNotContain("\n");
        }
    }

    @Test
    void envelopeNamesTheEventAndItsLength() throws Exception {
        // Given
        String event = events.get(7);

        // When
        String[] lines = new String(SampleEvents.envelope(event), UTF_8).split("\n");

        // Then
        assertThat(lines).hasSize(3);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(lines[0]).path("event_id"))
                .isEqualTo(json.readTree(event).path("event_id"));
        assertThat(json.readTree(lines[1]).path("length").asInt()).isEqualTo(event.length());
        assertThat(lines[2]).isEqualTo(event);
    }
}
