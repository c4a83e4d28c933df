package dev.waybill.commit.host.bitbucket;

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

/** {@code /repositories/{workspace}/{repository}/hooks}. */
final class BitbucketHooks implements HostHooks {

    private final HostSession session;
    private final String hooks;

    BitbucketHooks(HostSession session, String repositoryPath) {
        this.session = session;
        this.hooks = repositoryPath + "/hooks";
    }

    @Override
    public List<Hook> list(WebhookWish wish) throws HostException {
        List<Hook> found = new ArrayList<>();
        Pages.each(session, session.get(hooks + "?pagelen=100"), BitbucketClient::next, page -> {
            page.body().path("values").forEach(hook -> found.add(hook(hook, wish)));
            return true;
        });
        return found;
    }

    @Override
    public String create(WebhookWish wish) throws HostException {
        return Json.text(session.post(hooks, body(wish)).body(), "uuid");
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
                "description",
                "Waybill",
                "url",
                wish.address(),
                "active",
                true,
                "skip_cert_verification",
                !wish.isEncrypted(),
                "secret",
                wish.secret(),
                "events",
                BitbucketClient.FORM.events());
    }

    private static Hook hook(JsonNode told, WebhookWish wish) {
        boolean right = told.path("active").asBoolean()
                && Json.hasAll(told.path("events"), BitbucketClient.FORM.events())
                && told.path("secret_set").asBoolean(true)
                && (!wish.isEncrypted() || !told.path("skip_cert_verification").asBoolean());
        return new Hook(told.path("uuid").asText(), told.path("url").asText(), right);
    }
}
