package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any route sees it is still an answer that a page may read. */
@QuarkusTest
@QuarkusTestResource(CuttableKafka.class)
class MalformedHeadComponentTest {

    private static final String LINE = "POST /api/42/envelope/ HTTP/1.1\r\n";
    private static final int OVER_THE_LINE = 9_000;
    private static final int OVER_THE_HEADERS = 17_000;

    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no http at all | 400 | malformed request
            line           | 414 | request line too long
            header         | 431 | headers too large
            name           | 400 | malformed request""")
    void isAnsweredAndTheConnectionClosed(String what, int status, String detail) throws IOException {
        String answer = exchange(
                switch (what) {
                    case "line" ->
                        "POST /api/42/envelope/?x=" + "x".repeat(OVER_THE_LINE) + " HTTP/1.1\r\nHost: x\r\n\r\n";
                    case "header" -> LINE + "Host: x\r\nX-Long: " + "x".repeat(OVER_THE_HEADERS) + "\r\n\r\n";
                    case "name" -> LINE + "Host: x\r\nno name\r\n\r\n";
                    default -> "\u0016\u0003\u0001 hello\r\n\r\n";
                });

        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsIgnoringCase("\r\naccess-control-allow-origin: *\r\n")
                .containsIgnoringCase("\r\naccess-control-expose-headers: x-sentry-error, ")
                .containsIgnoringCase("\r\nx-sentry-error: " + detail + "\r\n")
                .endsWith("\r\n\r\n{\"detail\":\"" + detail + "\"}");
    }

    @Test
    void isAnsweredOnAConnectionThatServedOthersBefore() throws IOException {
        String answer = exchange("OPTIONS /api/42/envelope/ HTTP/1.1\r\nHost: x\r\n\r\nno http at all\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains(" 400 ").endsWith("{\"detail\":\"malformed request\"}");
    }

    /** All that the server says until it closes the connection. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return readAll(socket.getInputStream());
        }
    }

    /** A server that closes without having read everything resets the connection, behind its answer. */
    private static String readAll(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4_096];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, ISO_8859_1));
            }
        } catch (SocketException reset) {
            assertThat(answer).as(reset.getMessage()).isNotEmpty();
        }
        return answer.toString();
    }
}
