package dev.waybill.commit.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.waybill.commit.host.outward.OutwardAnswer;
import dev.waybill.commit.host.outward.OutwardClient;
import dev.waybill.commit.host.outward.OutwardRequest;
import dev.waybill.commit.host.outward.RefusedAddressException;
import dev.waybill.kit.access.Tokens;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a host's JSON API. Credentials go only to the address it was begun with: pages and redirects that lead elsewhere are
 * not followed.
 */
public final class HostSession {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_REDIRECTS = 3;

    private final String title;
    private final URI root;
    private final Map<String, String> headers;
    private final OutwardClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Pauses pauses;
    private final String who;

    HostSession(
            String title,
            URI root,
            Map<String, String> headers,
            OutwardClient client,
            ObjectMapper json,
            Clock clock,
            Pauses pauses) {
        this.title = title;
        this.root = root;
        this.headers = new HashMap<>(headers);
        this.headers.putIfAbsent("Accept", "application/json");
        this.client = client;
        this.json = json;
        this.clock = clock;
        this.pauses = pauses;
        // Limits count a token's calls at one host. Kept as a hash, for it stays in memory.
        this.who = root.getRawAuthority() + " " + Tokens.sha256(this.headers.toString());
    }

    /** Reads; a redirect that stays at the host is followed, as for a repository that was renamed. */
    public HostAnswer get(String path) throws HostException {
        URI uri = at(path);
        for (int redirects = 0; ; redirects++) {
            OutwardAnswer answer = send("GET", uri, null);
            Optional<String> location = isRedirect(answer) ? answer.header("Location") : Optional.empty();
            if (location.isEmpty() || redirects == MOST_REDIRECTS) {
                return checked(answer);
            }
            uri = within(location.get(), uri);
        }
    }

    public HostAnswer post(String path, Object body) throws HostException {
        return checked(send("POST", at(path), body));
    }

    public HostAnswer put(String path, Object body) throws HostException {
        return checked(send("PUT", at(path), body));
    }

    public HostAnswer patch(String path, Object body) throws HostException {
        return checked(send("PATCH", at(path), body));
    }

    /** Deletes; what is gone already is deleted too. */
    public void delete(String path) throws HostException {
        OutwardAnswer answer = send("DELETE", at(path), null);
        if (answer.status() != 404 && answer.status() != 410) {
            checked(answer);
        }
    }

    /** A failure for an answer that is not what the host documents. */
    public HostException unexpected() {
        return new HostException(
                HostProblem.UNEXPECTED, title + " answered something that is not in its documentation.");
    }

    private URI at(String path) throws HostException {
        return path.startsWith("/") ? URI.create(root + path) : within(path, root);
    }

    /** An address that the host told, which has to be its own. */
    private URI within(String told, URI from) throws HostException {
        try {
            URI uri = from.resolve(told);
            boolean same = root.getScheme().equalsIgnoreCase(uri.getScheme())
                    && root.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
            if (same) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw unexpected();
        }
        throw new HostException(HostProblem.UNEXPECTED, title + " sent us to another address, which is not followed.");
    }

    private OutwardAnswer send(String method, URI uri, @Nullable Object body) throws HostException {
        Duration left = pauses.left(who);
        if (left != null) {
            throw limited(left);
        }
        try {
            byte[] bytes = body == null ? null : json.writeValueAsBytes(body);
            OutwardAnswer answer = client.exchange(new OutwardRequest(method, uri, headers, bytes), MOST_BYTES);
            if (RateLimit.isUsedUp(answer) || RateLimit.isLimited(answer)) {
                RateLimit.waiting(answer, clock.instant()).ifPresent(wait -> pauses.pause(who, wait));
            }
            return answer;
        } catch (RefusedAddressException refused) {
            throw new HostException(HostProblem.ADDRESS_REFUSED, "" + refused.getMessage());
        } catch (IOException failure) {
            throw new HostException(HostProblem.UNAVAILABLE, title + " did not answer.", null, failure);
        }
    }

    private HostAnswer checked(OutwardAnswer answer) throws HostException {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new HostAnswer(body(answer), answer);
        }
        Duration wait = RateLimit.waiting(answer, clock.instant()).orElse(null);
        if (RateLimit.isLimited(answer)) {
            throw limited(wait);
        }
        throw switch (status) {
            case 401 -> failed(HostProblem.UNAUTHORIZED, "the token is unknown, expired or withdrawn", answer, null);
            case 403 -> failed(HostProblem.FORBIDDEN, "the token may not do this", answer, null);
            case 404, 410 ->
                failed(HostProblem.NOT_FOUND, "there is no such thing, or the token may not see it", answer, null);
            case 408 -> failed(HostProblem.UNAVAILABLE, "it has trouble", answer, wait);
            default ->
                status >= 500
                        ? failed(HostProblem.UNAVAILABLE, "it has trouble", answer, wait)
                        : failed(HostProblem.UNEXPECTED, "it refused what was asked", answer, null);
        };
    }

    private JsonNode body(OutwardAnswer answer) throws HostException {
        if (answer.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException malformed) {
            throw unexpected();
        }
    }

    private HostException limited(@Nullable Duration wait) {
        return new HostException(HostProblem.LIMITED, title + " takes no more calls for now.", wait, null);
    }

    private HostException failed(HostProblem problem, String meaning, OutwardAnswer answer, @Nullable Duration wait) {
        return new HostException(problem, title + " answered " + answer.status() + ": " + meaning + ".", wait, null);
    }

    private static boolean isRedirect(OutwardAnswer answer) {
        return switch (answer.status()) {
            case 301, 302, 307, 308 -> true;
            default -> false;
        };
    }
}
