package dev.waybill.bench.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> order = new ArrayList<>();

    @Test
    void orderRotatesAndTheRatioIsTakenWithinTheRounds() {
        // Given
        List<Double> ours = new ArrayList<>(List.of(90.0, 10.0, 70.0));
        List<Double> reference = new ArrayList<>(List.of(100.0, 10.0, 100.0));
        Rounds rounds = new Rounds(new PrintStream(printed, true, UTF_8))
                .with("ours", () -> sample("ours", ours.removeFirst()))
                .with("reference", () -> sample("reference", reference.removeFirst()))
                .with("scale", () -> sample("scale", 500.0));

        // When
        rounds.run(3, 0.80);

        // Then
        assertThat(order)
                .containsExactly(
                        "ours", "reference", "scale", "reference", "scale", "ours", "scale", "ours", "reference");
        assertThat(printed.toString(UTF_8))
                .contains("ours: 0.90 times reference (0.70 to 1.00 over the rounds), aim 0.80, reached");
    }

    private Sample sample(String name, double rate) {
        order.add(name);
        return new Sample(rate, null, null, null);
    }
}
