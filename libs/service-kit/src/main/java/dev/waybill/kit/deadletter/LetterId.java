package dev.waybill.kit.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dead letter's original stands; as text {@code topic/partition/offset}, which is the letter's key. */
record LetterId(String topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("([\\w.-]{1,249})/(\\d{1,9})/(\\d{1,18})");

    static Optional<LetterId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new LetterId(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
