package dev.waybill.test;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds every request that a {@code @QuarkusTest} makes with RestAssured, and its answer, against the OpenAPI document that the service
 * serves. A path, status, media type or body that the document does not have, or leaves open, fails the test. Comes with this library;
 * nothing has to be written in a test but that {@link #undescribed} is empty, for what no test calls.
 */
public final class ApiTruth implements QuarkusTestBeforeEachCallback {

    private static final Check CHECK = new Check();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!RestAssured.filters().contains(CHECK)) {
            RestAssured.filters(CHECK);
        }
    }

    /** The operations of the service under test whose answer the document leaves open. */
    public static List<String> undescribed() {
        return CHECK.document(URI.create(RestAssured.baseURI + ":" + RestAssured.port))
                .orElseThrow(() -> new AssertionError("the service serves no OpenAPI document"))
                .undescribed();
    }

    /** The same check for an answer that came otherwise than by RestAssured. */
    public static void check(HttpResponse<String> answer) {
        CHECK.document(answer.uri())
                .flatMap(document -> document.difference(
                        answer.request().method(),
                        answer.uri().getRawPath(),
                        null,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body()))
                .ifPresent(difference -> {
                    throw new AssertionError(difference);
                });
    }

    private static final class Check implements Filter {

        private final Map<String, Optional<ApiDocument>> documents = new ConcurrentHashMap<>();

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            Response answer = context.next(request, expected);
            URI uri = URI.create(request.getURI());
            document(uri)
                    .flatMap(document -> document.difference(
                            request.getMethod(),
                            uri.getRawPath(),
                            text(request.getBody()),
                            answer.statusCode(),
                            answer.contentType(),
                            answer.asString()))
                    .ifPresent(difference -> {
                        throw new AssertionError(difference);
                    });
            return answer;
        }

        Optional<ApiDocument> document(URI uri) {
            return documents.computeIfAbsent(uri.getAuthority(), Check::load);
        }

        private static Optional<ApiDocument> load(String authority) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + authority + "/q/openapi?format=json"))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() == 200 ? Optional.of(ApiDocument.parse(answer.body())) : Optional.empty();
            } catch (IOException e) {
                throw new AssertionError("no answer from " + authority, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private static @Nullable String text(@Nullable Object body) {
            return switch (body) {
                case String text -> text;
                case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
                case null, default -> null;
            };
        }
    }
}
