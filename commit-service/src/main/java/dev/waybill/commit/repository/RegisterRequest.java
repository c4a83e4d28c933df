package dev.waybill.commit.repository;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.waybill.commit.host.GitHost;
import dev.waybill.kit.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a registration.
 *
 * @param provider the id or the short name of a host
 * @param name as the host names it; Sentry calls it {@code identifier}
 * @param url of its page, by default the host's; hosts that are installed by their users have no default
 * @param cloneUrl to fetch it from; with a token the host's by default, else none
 * @param token that opens it at its host; with one the webhook is made there
 * @param sshKey a private key that opens it by ssh
 * @param webhookSecret by default one is made
 */
record RegisterRequest(
        @Nullable String provider,
        @JsonAlias("identifier") @Nullable String name,
        @Nullable String url,
        @Nullable String cloneUrl,
        @Nullable String token,
        @Nullable String sshKey,
        @Nullable String webhookSecret) {

    /** The provider's name. 400 if there is none. */
    String requiredProvider() {
        if (provider == null || provider.isBlank()) {
            throw ApiException.invalidField("provider", RepoRules.REQUIRED);
        }
        return provider.strip();
    }

    /** The repository that is wished for. 400 for every member that the host cannot do with. */
    NewRepo at(GitHost host) {
        RepoRules rules = new RepoRules();
        String path = rules.name(host, name);
        String page = RepoRules.given(url) == null ? host.pageOf(path).orElse(null) : rules.page(RepoRules.given(url));
        String clone = rules.cloneUrl(RepoRules.given(cloneUrl));
        if (page == null && !rules.isBroken("url")) {
            if (host.webhookName().isPresent()) {
                rules.broken("url", "This field is required: the address of the repository's page.");
            } else if (clone == null && !rules.isBroken("cloneUrl")) {
                rules.broken("cloneUrl", RepoRules.REQUIRED);
            }
        }
        NewRepo wished = new NewRepo(
                host,
                path,
                page,
                clone,
                rules.token(RepoRules.given(token)),
                rules.sshKey(RepoRules.given(sshKey)),
                rules.secret(webhookSecret));
        rules.check();
        return wished;
    }

    @Override
    public String toString() {
        return "RegisterRequest[provider=" + provider + ", name=" + name + "]";
    }
}
