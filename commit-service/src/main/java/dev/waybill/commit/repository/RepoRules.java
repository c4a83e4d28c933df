package dev.waybill.commit.repository;

import dev.waybill.commit.host.GitHost;
import dev.waybill.kit.error.ApiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what people write about a repository and gathers the rules that it breaks. */
final class RepoRules {

    static final String REQUIRED = "This field is required.";

    private static final int LONGEST = 200;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_TOKEN = 4_000;
    private static final int LONGEST_KEY = 16_000;
    private static final int SHORTEST_SECRET = 8;

    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /** The text without space around it; null for none or a blank one. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A name that the host can have; space around slashes is how some clients show it. */
    String name(GitHost host, @Nullable String name) {
        String wanted = name == null ? "" : name.strip().replaceAll("\\s*/\\s*", "/");
        if (wanted.isEmpty()) {
            broken("name", REQUIRED);
        } else if (wanted.length() > LONGEST || !host.accepts(wanted)) {
            broken("name", host.nameRule());
        }
        return wanted;
    }

    /** A name that people choose. */
    @Nullable
    String display(@Nullable String name) {
        if (name != null && (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl))) {
            broken("name", "A name has at most " + LONGEST + " characters, all of them printable.");
        }
        return name;
    }

    @Nullable
    String page(@Nullable String url) {
        if (url != null && !isPage(url)) {
            broken("url", "Enter an http or https URL of at most " + LONGEST + " characters.");
        }
        return url;
    }

    @Nullable
    String cloneUrl(@Nullable String url) {
        if (url != null && url.length() > LONGEST_ADDRESS) {
            broken("cloneUrl", "An address has at most " + LONGEST_ADDRESS + " characters.");
        }
        return url;
    }

    @Nullable
    String token(@Nullable String token) {
        if (token != null && (token.length() > LONGEST_TOKEN || !token.chars().allMatch(c -> c > ' ' && c < 127))) {
            broken("token", "A token has at most " + LONGEST_TOKEN + " printable ASCII characters.");
        }
        return token;
    }

    @Nullable
    String sshKey(@Nullable String key) {
        if (key != null && (key.length() > LONGEST_KEY || !key.startsWith("-----BEGIN "))) {
            broken("sshKey", "Enter a private key in PEM or OpenSSH form, beginning with -----BEGIN.");
        }
        return key;
    }

    @Nullable
    String secret(@Nullable String secret) {
        if (secret != null && (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST)) {
            broken("webhookSecret", "A secret has between " + SHORTEST_SECRET + " and " + LONGEST + " characters.");
        }
        return secret;
    }

    void broken(String field, String rule) {
        errors.put(field, List.of(rule));
    }

    boolean isBroken(String field) {
        return errors.containsKey(field);
    }

    /** 400 if a rule was broken. */
    void check() {
        if (!errors.isEmpty()) {
            throw ApiException.invalidFields(errors);
        }
    }

    private static boolean isPage(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getScheme() != null
                    && Set.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException invalid) {
            return false;
        }
    }
}
