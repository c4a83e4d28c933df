package dev.waybill.e2e;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests ask of the running stack by HTTP, through the edge only. */
final class Web {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, String> environment;

    Web(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A mail in the local inbox. */
    record Mail(List<String> to, String subject, Map<String, String> headers, String text, String html) {}

    /** An answer; {@code json} is a missing node where the body is none. */
    record Answer(int status, String body, HttpResponse<String> raw) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException(status + " " + body, notJson);
            }
        }
    }

    Answer get(String path) {
        return send(request(path).header("Authorization", bearer()).GET());
    }

    Answer getAnonymously(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Authorization", bearer())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path)
                .header("Authorization", bearer())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** Sends bytes as they are with the given headers, to a path of the edge or to a whole address. */
    Answer postRaw(String pathOrUrl, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                pathOrUrl.startsWith("http") ? HttpRequest.newBuilder(URI.create(pathOrUrl)) : request(pathOrUrl);
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofByteArray(body)));
    }

    /** Delivers a push with a right signature. */
    Answer deliver(GitHubPush push) {
        return deliver(push, environment.get("WAYBILL_WEBHOOK_SECRET"));
    }

    Answer deliver(GitHubPush push, String secret) {
        return deliver(push, environment.get("WAYBILL_WEBHOOK_URL"), secret);
    }

    /** To the webhook of another repository. */
    Answer deliver(GitHubPush push, String webhookUrl, String secret) {
        byte[] body = push.body();
        return postRaw(
                webhookUrl,
                body,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-GitHub-Event",
                        "push",
                        "X-GitHub-Delivery",
                        push.deliveryId(),
                        "X-Hub-Signature-256",
                        GitHubPush.signature(body, secret)));
    }

    /** The mails whose subject or text has that word, oldest first. */
    List<Mail> mailsAbout(String word) {
        JsonNode all = getAnonymously(environment.get("WAYBILL_MAIL_URL") + "/api/messages")
                .json();
        List<Mail> found = new ArrayList<>();
        for (JsonNode one : all) {
            Mail mail = JSON.convertValue(one, MailJson.class).mail();
            if (mail.subject().contains(word) || mail.text().contains(word)) {
                found.add(mail);
            }
        }
        return found;
    }

    String releasePath(String version) {
        return "/api/0/organizations/" + environment.get("SENTRY_ORG") + "/releases/" + percentEncoded(version) + "/";
    }

    static String percentEncoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String bearer() {
        return "Bearer " + environment.get("SENTRY_AUTH_TOKEN");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(environment.get("WAYBILL_URL").replaceAll("/$", "") + path));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record MailJson(
            String from, List<String> to, String subject, Map<String, String> headers, String text, String html) {

        Mail mail() {
            return new Mail(to, subject, headers, text, html);
        }
    }
}
