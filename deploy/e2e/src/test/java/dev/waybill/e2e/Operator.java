package dev.waybill.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The internal API of a service, with the operator's token. */
final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String address;
    private final String token;

    Operator(int port, String token) {
        this.address = "http://127.0.0.1:" + port + "/internal/dead-letters";
        this.token = token;
    }

    /** The dead letters that were not put back. */
    List<JsonNode> letters() {
        List<JsonNode> letters = new ArrayList<>();
        ask(HttpRequest.newBuilder(URI.create(address + "?limit=1000")).GET())
                .get("letters")
                .forEach(letters::add);
        return letters;
    }

    /** Puts one back. */
    void redrive(JsonNode letter) {
        ask(HttpRequest.newBuilder(URI.create(address + "/" + letter.get("id").asText() + "/redrive"))
                .POST(BodyPublishers.noBody()));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(
                    request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
