package dev.waybill.bench.load;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load driver saw while it measured.
 *
 * @param accepted answers with a status of 2xx
 * @param refused all other answers
 * @param seconds how long it measured
 * @param p50Millis half of the accepted requests took at most that
 * @param p99Millis 99 of 100 did
 */
public record LoadResult(long accepted, long refused, double seconds, double p50Millis, double p99Millis) {

    private static final Pattern LINE =
            Pattern.compile("result accepted=(\\d+) refused=(\\d+) seconds=([\\d.]+) p50=([\\d.]+) p99=([\\d.]+)");

    /** Accepted requests a second. */
    public double rate() {
        return accepted / seconds;
    }

    /** The line that the driver's process prints. */
    String line() {
        return String.format(
                Locale.ROOT,
                "result accepted=%d refused=%d seconds=%.3f p50=%.3f p99=%.3f",
                accepted,
                refused,
                seconds,
                p50Millis,
                p99Millis);
    }

    /** Finds that line in what the process printed. */
    public static LoadResult parse(String output) {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            throw new IllegalArgumentException("the load driver printed no result:\n" + output);
        }
        return new LoadResult(
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)),
                Double.parseDouble(line.group(3)),
                Double.parseDouble(line.group(4)),
                Double.parseDouble(line.group(5)));
    }
}
