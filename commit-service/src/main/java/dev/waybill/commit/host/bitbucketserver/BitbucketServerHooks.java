package dev.waybill.commit.host.bitbucketserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.HostException;
import dev.waybill.commit.host.HostHooks;
import dev.waybill.commit.host.HostSession;
import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.Pages;
import dev.waybill.commit.host.WebhookWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /projects/{key}/repos/{slug}/webhooks}. */
final class BitbucketServerHooks implements HostHooks {

    private final HostSession session;
    private final String hooks;

    BitbucketServerHooks(HostSession session, String repositoryPath) {
        this.session = session;
        this.hooks = repositoryPath + "/webhooks";
    }

    @Override
    public List<Hook> list(WebhookWish wish) throws HostException {
        String path = hooks + "?limit=100";
        List<Hook> found = new ArrayList<>();
        Pages.each(session, session.get(path), page -> BitbucketServerClient.next(path, page), page -> {
            page.body().path("values").forEach(hook -> found.add(hook(hook, wish)));
            return true;
        });
        return found;
    }

    @Override
    public String create(WebhookWish wish) throws HostException {
        return Json.text(session.post(hooks, body(wish)).body(), "id");
    }

    @Override
    public void update(String id, WebhookWish wish) throws HostException {
        session.put(hooks + "/" + Json.segment(id), body(wish));
    }

    @Override
    public void delete(String id) throws HostException {
        session.delete(hooks + "/" + Json.segment(id));
    }

    private static Map<String, Object> body(WebhookWish wish) {
        return Map.of(
                "name", "Waybill",
                "url", wish.address(),
                "active", true,
                "sslVerificationRequired", wish.isEncrypted(),
                "configuration", Map.of("secret", wish.secret()),
                "events", BitbucketServerClient.FORM.events());
    }

    private static Hook hook(JsonNode told, WebhookWish wish) {
        boolean right = told.path("active").asBoolean()
                && Json.hasAll(told.path("events"), BitbucketServerClient.FORM.events())
                && told.path("configuration").hasNonNull("secret")
                && (!wish.isEncrypted() || told.path("sslVerificationRequired").asBoolean(true));
        return new Hook(told.path("id").asText(), told.path("url").asText(), right);
    }
}
