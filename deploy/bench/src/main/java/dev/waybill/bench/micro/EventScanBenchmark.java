package dev.waybill.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bench.load.SampleEvents;
import dev.waybill.ingest.event.EventScan;
import dev.waybill.ingest.event.Slice;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to find release, environment and id in an event of 1.76 kB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EventScanBenchmark {

    private final List<byte[]> events =
            SampleEvents.all().stream().map(event -> event.getBytes(UTF_8)).toList();
    private int next;

    /** One event after the other, since always the same one would be too easy to foresee. */
    @Benchmark
    public EventScan event() throws IOException {
        next = (next + 1) % events.size();
        return EventScan.of(Slice.of(events.get(next)));
    }
}
