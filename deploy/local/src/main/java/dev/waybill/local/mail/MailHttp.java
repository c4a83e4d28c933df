package dev.waybill.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inbox over HTTP, below {@code /mail/}: pages for people, {@code /mail/api/messages} for programs. */
final class MailHttp {

    private static final Pattern MESSAGE = Pattern.compile("/mail/messages/(\\d{1,15})(/html)?");
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final Vertx vertx;
    private final MailStore store;
    private final ObjectMapper json = new ObjectMapper();

    MailHttp(Vertx vertx, MailStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    void handle(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        Matcher message = MESSAGE.matcher(path);
        if (path.equals("/mail")) {
            request.response()
                    .setStatusCode(308)
                    .putHeader("Location", "/mail/")
                    .end();
        } else if (path.equals("/mail/") && reads(request)) {
            answer(request, "text/html; charset=utf-8", PAGE_POLICY, () -> Optional.of(MailPage.list(store.all())));
        } else if (path.equals("/mail/api/messages") && reads(request)) {
            answer(request, "application/json", PAGE_POLICY, () -> Optional.of(write(store.all())));
        } else if (path.equals("/mail/api/messages") && request.method().equals(HttpMethod.DELETE)) {
            vertx.executeBlocking(() -> {
                        store.clear();
                        return "";
                    })
                    .onSuccess(done -> request.response().setStatusCode(204).end())
                    .onFailure(error -> fail(request.response(), 500, "Internal Error"));
        } else if (message.matches() && reads(request)) {
            long id = Long.parseLong(message.group(1));
            if (message.group(2) == null) {
                answer(request, "text/html; charset=utf-8", PAGE_POLICY, () -> part(id, MailPage::message));
            } else {
                answer(request, "text/html; charset=utf-8", MAIL_POLICY, () -> part(id, StoredMail::html));
            }
        } else {
            fail(request.response(), 404, "The requested resource does not exist");
        }
    }

    private Optional<String> part(long id, Function<StoredMail, String> render) {
        return store.find(id).map(render);
    }

    private void answer(HttpServerRequest request, String type, String policy, Callable<Optional<String>> content) {
        HttpServerResponse response = request.response();
        vertx.executeBlocking(content)
                .onSuccess(found -> found.ifPresentOrElse(
                        body -> response.putHeader("Content-Type", type)
                                .putHeader("Content-Security-Policy", policy)
                                .putHeader("X-Content-Type-Options", "nosniff")
                                .putHeader("Referrer-Policy", "no-referrer")
                                .putHeader("Cache-Control", "no-store")
                                .end(body),
                        () -> fail(response, 404, "The requested resource does not exist")))
                .onFailure(error -> fail(response, 500, "Internal Error"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private static void fail(HttpServerResponse response, int status, String detail) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"detail\":\"" + detail + "\"}");
    }
}
