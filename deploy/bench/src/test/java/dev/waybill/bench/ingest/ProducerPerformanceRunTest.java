package dev.waybill.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bench.machine.Sample;
import org.junit.jupiter.api.Test;

final class ProducerPerformanceRunTest {

    @Test
    void totalIsReadFromTheLastLine() {
        String output = """
                200000 records sent, 39992.0 records/sec (67.12 MB/sec), 120.1 ms avg latency, 460.0 ms max latency.
                400000 records sent, 80012.5 records/sec (134.27 MB/sec), 210.33 ms avg latency, 501.00 ms max latency, \
                130 ms 50th, 310 ms 95th, 470 ms 99th, 499 ms 99.9th.
                """;
        assertThat(ProducerPerformanceRun.parse(output)).isEqualTo(new Sample(80_012.5, 130.0, 470.0, null));
    }
}
