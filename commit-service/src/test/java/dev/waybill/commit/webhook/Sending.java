package dev.waybill.commit.webhook;

import static dev.waybill.commit.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.commit.Tenant;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.ConfigProvider;

/** A repository as its host sees it, whatever the host: registers it, sends to it, and looks at what became of that. */
public abstract class Sending {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    protected DataSource database;

    private Tenant tenant;
    private long repositoryId;
    private String name;
    private String externalId;
    private String secret;

    /** The word for the host when a repository is registered. */
    protected abstract String provider();

    /** The word for the host in the address. */
    protected abstract String host();

    /** The headers that say what is sent. */
    protected abstract Map<String, String> headers(String event, String deliveryId);

    /** The headers that show who sends. */
    protected abstract Map<String, String> signature(byte[] body, String secret);

    /** The headers of a signature of the wrong form. */
    protected abstract Map<String, String> nonsense();

    /** What goes over the wire. */
    protected byte[] body(Letter letter, String deliveryId) {
        return json(letter.json());
    }

    protected static byte[] json(Map<String, Object> object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The repository's name at the host, such as {@code demo/web-7}. */
    protected final String name() {
        return name;
    }

    /** The host's own id of the repository. */
    protected final String externalId() {
        return externalId;
    }

    protected final long repositoryId() {
        return repositoryId;
    }

    protected final String secret() {
        return secret;
    }

    final void register() {
        tenant = SharedTenant.get();
        register("demo/web-" + UUID.randomUUID());
    }

    final void useTenantOfItsOwn() {
        tenant = Tenant.create();
    }

    /** Registers a repository, unless it is. */
    final void register(String newName) {
        String newSecret = "a secret of " + newName;
        Response response = tenant.call()
                .body(Letter.object(
                        "provider",
                        provider(),
                        "name",
                        newName,
                        "url",
                        "https://git.example.com/" + newName,
                        "webhookSecret",
                        newSecret))
                .post("/api/0/organizations/{org}/repos/", tenant.slug);
        if (response.statusCode() == 400 && newSecret.equals(secret)) {
            return;
        }
        response.then().statusCode(201);
        name = newName;
        externalId = Integer.toString(100_000 + Math.abs(name.hashCode() % 100_000));
        secret = newSecret;
        repositoryId = Long.parseLong(response.path("id"));
    }

    /** The host calls the repository something else from now on; what it was called. */
    protected final String rename() {
        String former = name;
        name = "demo/shop-" + UUID.randomUUID();
        return former;
    }

    final void rotate() {
        secret = tenant.call()
                .post("/api/0/organizations/{org}/repos/{id}/webhook-secret/", tenant.slug, repositoryId)
                .then()
                .statusCode(200)
                .extract()
                .path("webhookSecret");
    }

    protected final HttpResponse<String> send(Letter letter, String with) {
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);
        return send(letter, id, signature(body, with), body);
    }

    protected final HttpResponse<String> send(
            Letter letter, String deliveryId, Map<String, String> signature, byte[] body) {
        Map<String, String> headers = new HashMap<>(headers(letter.event(), deliveryId));
        headers.putAll(signature);
        headers.putIfAbsent("Content-Type", "application/json");
        return post("/webhooks/" + host() + "/" + repositoryId, headers, body);
    }

    /** Replaces the secret by one that the host made. */
    protected final void rotateTo(String made) {
        tenant.call()
                .body(Map.of("webhookSecret", made))
                .post("/api/0/organizations/{org}/repos/{id}/webhook-secret/", tenant.slug, repositoryId)
                .then()
                .statusCode(200);
        secret = made;
    }

    final HttpResponse<String> sendRaw(String event, byte[] body) {
        return send(new Letter(event, Map.of()), UUID.randomUUID().toString(), signature(body, secret), body);
    }

    final HttpResponse<String> sendTo(String path, Letter letter) {
        String id = UUID.randomUUID().toString();
        byte[] body = body(letter, id);
        Map<String, String> headers = new HashMap<>(headers(letter.event(), id));
        headers.putAll(signature(body, secret));
        return post(path, headers, body);
    }

    /** A letter of exactly that many bytes: JSON may end with any number of spaces. */
    final byte[] padded(Letter letter, int length) {
        byte[] text = body(letter, UUID.randomUUID().toString());
        byte[] padded = Arrays.copyOf(text, length);
        Arrays.fill(padded, text.length, length, (byte) ' ');
        return padded;
    }

    private static HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
        String address = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Our number of a delivery that was taken. */
    static long number(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
        return new JsonPath(response.body()).getLong("id");
    }

    /** Waits until a delivery stands so. */
    protected final long await(HttpResponse<String> response, String state) {
        long id = number(response);
        eventually()
                .untilAsserted(() -> assertThat(
                                texts("select state || ' ' || coalesce(reason, '') from delivery where id = ?", id))
                        .first()
                        .asString()
                        .startsWith(state));
        return id;
    }

    final String reason(long deliveryId) {
        return texts("select reason from delivery where id = ?", deliveryId).getFirst();
    }

    final List<Map<String, Object>> deliveries() {
        return tenant.call()
                .get("/api/0/organizations/{org}/repos/{id}/deliveries/", tenant.slug, repositoryId)
                .jsonPath()
                .getList("");
    }

    final Optional<String> head(String ref) {
        return texts("select head from ref where repository_id = ? and name = ?", repositoryId, ref).stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    final List<String> moves(String ref) {
        return texts(
                "select coalesce(before, 'null') || '->' || coalesce(after, 'null') from ref_move where repository_id = ? and name = ? order by id",
                repositoryId,
                ref);
    }

    final List<Boolean> forced(String ref) {
        return texts(
                        "select cast(forced as text) from ref_move where repository_id = ? and name = ? order by id",
                        repositoryId,
                        ref)
                .stream()
                .map(Boolean::valueOf)
                .toList();
    }

    /** Whether the newest move of a ref was cut, and how many commits the host counts. */
    final Tuple truncation(String ref) {
        List<String> row = texts(
                "select cut || ' ' || coalesce(cast(total as text), '') from ref_move where repository_id = ? and name = ? order by id desc",
                repositoryId,
                ref);
        String[] parts = row.getFirst().split(" ", 2);
        return tuple(Boolean.valueOf(parts[0]), parts[1].isEmpty() ? null : Integer.valueOf(parts[1]));
    }

    final List<String> commits() {
        return texts("select sha from commit where repository_id = ?", repositoryId);
    }

    private List<String> texts(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One organisation for all of them: each registers a repository of its own. */
    private static final class SharedTenant {

        private static Tenant tenant;

        static synchronized Tenant get() {
            tenant = tenant == null ? Tenant.create() : tenant;
            return tenant;
        }
    }
}
