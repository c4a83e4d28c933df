package dev.waybill.ingest.publish;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bench.ingest.ReferenceProducer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The comparison is only fair while both producers are set alike. It stands in this package to see ours. */
final class SameProducerSettingsTest {

    @Test
    void whatDecidesThroughputIsTheSame() {
        Map<String, String> ours = new ProducerSettings(Map.of())
                .filling().entrySet().stream()
                        .filter(setting -> ReferenceProducer.SETTINGS.containsKey(setting.getKey()))
                        .collect(toMap(Map.Entry::getKey, setting -> String.valueOf(setting.getValue())));
        assertThat(ReferenceProducer.SETTINGS).isEqualTo(ours);
    }
}
