package dev.waybill.commit.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.commit.host.outward.OutwardClient;
import dev.waybill.commit.host.outward.OutwardGuard;
import dev.waybill.commit.host.outward.RefusedAddressException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;

/** Begins conversations with the JSON APIs of hosts. */
@Singleton
public final class HostCalls {

    private final OutwardGuard guard;
    private final OutwardClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Pauses pauses;

    @Inject
    HostCalls(OutwardGuard guard, OutwardClient client, ObjectMapper json, Clock clock) {
        this.guard = guard;
        this.client = client;
        this.json = json;
        this.clock = clock;
        this.pauses = new Pauses(clock);
    }

    /**
     * A conversation with an API.
     *
     * @param title the host's name for people
     * @param root the address to which paths are appended, without a slash at its end
     * @param headers of each call, with the credentials among them
     * @throws HostException if calls may not go there
     */
    public HostSession with(String title, String root, Map<String, String> headers) throws HostException {
        try {
            URI checked = guard.checkHttp(root);
            return new HostSession(title, checked, headers, client, json, clock, pauses);
        } catch (RefusedAddressException refused) {
            throw new HostException(HostProblem.ADDRESS_REFUSED, "" + refused.getMessage());
        } catch (UnknownHostException unknown) {
            throw new HostException(
                    HostProblem.UNAVAILABLE, title + " was not found under its address.", null, unknown);
        }
    }
}
