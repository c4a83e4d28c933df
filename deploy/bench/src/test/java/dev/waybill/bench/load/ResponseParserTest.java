package dev.waybill.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{\"a\"}",
                "HTTP/1.1 503 X\r\ncontent-length:5\r\nX-Content-Length: 99\r\n\r\nabcde",
                "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 X\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            })
    void statusIsToldOnceTheResponseIsWhole(String response) {
        byte[] bytes = response.getBytes(US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        for (int arrived = 0; arrived < bytes.length; arrived++) {
            assertThat(ResponseParser.status(buffer)).isEqualTo(ResponseParser.INCOMPLETE);
            buffer.put(bytes[arrived]);
        }
        assertThat(ResponseParser.status(buffer)).isEqualTo(503);
    }
}
