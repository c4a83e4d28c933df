package dev.waybill.commit.repository;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.waybill.commit.host.GitHost;
import dev.waybill.kit.error.ApiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a registration.
 *
 * @param provider the id or the short name of a host
 * @param name as the host names it; Sentry calls it {@code identifier}
 * @param url of its page, by default the host's
 * @param webhookSecret by default one is made
 */
record RegisterRequest(
        @Nullable String provider,
        @JsonAlias("identifier") @Nullable String name,
        @Nullable String url,
        @Nullable String webhookSecret) {

    private static final String REQUIRED = "This field is required.";
    private static final int LONGEST = 200;
    private static final int SHORTEST_SECRET = 8;

    /** The provider's name. 400 if there is none. */
    String requiredProvider() {
        if (provider == null || provider.isBlank()) {
            throw ApiException.invalidField("provider", REQUIRED);
        }
        return provider.strip();
    }

    /** The name at that host. 400 for every member that the host cannot do with. */
    String validName(GitHost host) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String wanted = name == null ? "" : name.strip();
        if (wanted.isEmpty()) {
            errors.put("name", List.of(REQUIRED));
        } else if (wanted.length() > LONGEST || !host.accepts(wanted)) {
            errors.put("name", List.of(host.nameRule()));
        }
        if (url != null && !isPage(url)) {
            errors.put("url", List.of("Enter an http or https URL of at most " + LONGEST + " characters."));
        }
        if (webhookSecret != null && (webhookSecret.length() < SHORTEST_SECRET || webhookSecret.length() > LONGEST)) {
            errors.put(
                    "webhookSecret",
                    List.of("A secret has between " + SHORTEST_SECRET + " and " + LONGEST + " characters."));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalidFields(errors);
        }
        return wanted;
    }

    private static boolean isPage(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getScheme() != null
                    && Set.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException invalid) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "RegisterRequest[provider=" + provider + ", name=" + name + "]";
    }
}
