package dev.waybill.ingest.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.contracts.TelemetryType;
import dev.waybill.ingest.envelope.Submission.ErrorItem;
import dev.waybill.ingest.envelope.Submission.SessionItem;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final String OTHER_ID = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{}\n", "{}\n\n", "{\"sdk\":{\"name\":\"x\"}}\n"})
    void takesAnEmptyEnvelope(String envelope) {
        Submission submission = read(envelope);

        assertThat(submission.error()).isNull();
        assertThat(submission.eventId()).isNull();
        assertThat(submission.sessions()).isEmpty();
    }

    @Test
    void takesItemsWithAndWithoutLength() {
        String event = "{\"release\":\"1\",\n\"message\":\"two lines\"}";
        Submission submission = read("{\"event_id\":\"" + ID + "\"}\n"
                + "{\"type\":\"session\"}\n{\"sid\":\"" + OTHER_ID + "\"}\n"
                + "{\"type\":\"event\",\"length\":" + event.length() + "}\n" + event + "\n"
                + "{\"type\":\"sessions\"}\n{\"aggregates\":[{}]}");

        ErrorItem error = error(submission);
        assertThat(error.eventId()).isEqualTo(ID);
        assertThat(text(error.json())).isEqualTo(event);
        assertThat(error.scan().release()).isEqualTo("1");
        assertThat(submission.sessions())
                .extracting(SessionItem::type)
                .containsExactly(TelemetryType.SESSION_SEEN, TelemetryType.SESSIONS_SEEN);
        assertThat(submission.sessions().getFirst().scan().sid()).isEqualTo(OTHER_ID);
    }

    @Test
    void doesNotTakeACarriageReturnForANewline() {
        String event = "{\"a\":1}\r";

        assertThat(text(error(read("{}\r\n{\"type\":\"event\"}\r\n" + event + "\n"))
                        .json()))
                .isEqualTo(event);
    }

    @Test
    void lengthCountsBytes() {
        String event = "{\"message\":\"é\"}";

        assertThat(text(error(read(
                                "{}\n{\"type\":\"event\",\"length\":" + event.getBytes(UTF_8).length + "}\n" + event))
                        .json()))
                .isEqualTo(event);
    }

    @Test
    void skipsItemsOfOtherTypes() {
        Submission submission = read(
                "{}\n{\"type\":\"client_report\"}\n{broken\n{\"type\":\"of tomorrow\",\"length\":3}\n\n\n\n\n{\"type\":\"log\"}\n");

        assertThat(submission.skipped()).isEqualTo(3);
        assertThat(submission.error()).isNull();
    }

    @Test
    void theEnvelopesIdWins() {
        assertThat(error(read("{\"event_id\":\"" + ID + "\"}\n{\"type\":\"event\"}\n{\"event_id\":\"" + OTHER_ID
                                + "\"}"))
                        .eventId())
                .isEqualTo(ID);
        assertThat(error(read("{}\n{\"type\":\"event\"}\n{\"event_id\":\"" + OTHER_ID + "\"}"))
                        .eventId())
                .isEqualTo(OTHER_ID);
        assertThat(error(read("{}\n{\"type\":\"event\"}\n{\"event_id\":\"junk\"}"))
                        .eventId())
                .hasSize(32);
        assertThat(error(read("{\"event_id\":\"9ec79c33-ec99-42ab-8353-589fcb2e04dc\"}\n{\"type\":\"event\"}\n{}"))
                        .eventId())
                .isEqualTo(ID);
    }

    @Test
    void keepsNoTransaction() {
        Submission item = read("{\"event_id\":\"" + ID + "\"}\n{\"type\":\"transaction\"}\n{}");
        Submission disguised = read("{\"event_id\":\"" + ID + "\"}\n{\"type\":\"event\"}\n{\"type\":\"transaction\"}");

        assertThat(item.error()).isNull();
        assertThat(item.eventId()).isEqualTo(ID);
        assertThat(disguised.error()).isNull();
        assertThat(disguised.eventId()).isEqualTo(ID);
    }

    @Test
    void readsTheDsn() {
        assertThat(read("{\"dsn\":\"http://k@h/1\"}").dsn()).isEqualTo("http://k@h/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n{}",
                "[]",
                "{}x",
                "{\"event_id\":\"42\"}",
                "{\"event_id\":7}",
                "{\"dsn\":{}}",
                "{\"sent_at\":\"a\",\"sent_at\":\"b\"}",
                "{}\n{}\n{}",
                "{}\n{\"type\":7}\n",
                "{}\nnonsense",
                "{}\n{\"type\":\"x\",\"length\":5}\n1234",
                "{}\n{\"type\":\"x\",\"length\":3}\n12345\n",
                "{}\n{\"type\":\"x\",\"length\":-1}\n",
                "{}\n{\"type\":\"x\",\"length\":1.5}\n1",
                "{}\n{\"type\":\"x\",\"length\":\"1\"}\n1",
                "{}\n{\"type\":\"x\",\"length\":99999999999}\n1",
                "{}\n{\"type\":\"event\"}\n",
                "{}\n{\"type\":\"event\"}\n[]",
                "{}\n{\"type\":\"event\"}\n{}\n{\"type\":\"event\"}\n{}",
                "{}\n{\"type\":\"event\"}\n{}\n{\"type\":\"transaction\"}\n{}",
                "{}\n{\"type\":\"session\"}\nbroken"
            })
    void refusesTheMalformed(String envelope) {
        assertRefused(envelope, RefusalReason.MALFORMED);
    }

    @Test
    void boundsHeaderLines() {
        assertThat(read("{\"x\":\"" + "a".repeat(16_000) + "\"}\n").skipped()).isZero();
        assertRefused("{\"x\":\"" + "a".repeat(17_000) + "\"}\n", RefusalReason.MALFORMED);
        assertRefused("{}\n{\"type\":\"x\",\"x\":\"" + "a".repeat(9_000) + "\"}\n", RefusalReason.MALFORMED);
        assertRefused("x".repeat(1_000_000), RefusalReason.MALFORMED);
    }

    @Test
    void boundsItems() {
        assertThat(read("{}\n" + "{\"type\":\"x\"}\n\n".repeat(1_000)).skipped())
                .isEqualTo(1_000);
        assertRefused("{}\n" + "{\"type\":\"x\"}\n\n".repeat(1_001), RefusalReason.ITEM_LIMIT);
        assertRefused("{}\n" + "{\"type\":\"session\"}\n{}\n".repeat(101), RefusalReason.ITEM_LIMIT);
        assertRefused(
                "{}\n{\"type\":\"sessions\"}\n{\"aggregates\":[" + "{},".repeat(100) + "{}]}",
                RefusalReason.ITEM_LIMIT);
        assertThat(read("{}\n" + "{\"type\":\"session\"}\n{}\n".repeat(100)).sessions())
                .hasSize(100);
    }

    @Test
    void boundsTheSizeOfItems() {
        String frame = "{\"m\":\"\"}";
        String largest = "{\"m\":\"" + "a".repeat(1024 * 1024 - frame.length()) + "\"}";

        assertThat(error(read("{}\n{\"type\":\"event\"}\n" + largest)).json().length())
                .isEqualTo(1024 * 1024);
        assertRefused("{}\n{\"type\":\"event\"}\n" + largest + " ", RefusalReason.ITEM_LIMIT);
        assertRefused("{}\n{\"type\":\"session\"}\n" + largest, RefusalReason.ITEM_LIMIT);
        assertThat(read("{}\n{\"type\":\"attachment\"}\n" + largest.repeat(3)).skipped())
                .isEqualTo(1);
    }

    @Test
    void takesASingleEvent() {
        ErrorItem error = error(SubmissionReader.event(Slice.of(("{\"event_id\":\"" + ID + "\"}").getBytes(UTF_8))));

        assertThat(error.eventId()).isEqualTo(ID);
    }

    private static Submission read(String envelope) {
        return SubmissionReader.envelope(Slice.of(envelope.getBytes(UTF_8)));
    }

    private static ErrorItem error(Submission submission) {
        assertThat(submission.error()).isNotNull();
        return submission.error();
    }

    private static String text(Slice slice) {
        return new String(slice.toBytes(), UTF_8);
    }

    private static void assertRefused(String envelope, RefusalReason reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(envelope))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
