package dev.waybill.commit.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository's stored token and key may go: to the servers that they were given for. Otherwise whoever may change an address could have
 * them sent to a server of his own, although nobody may read them.
 */
final class SecretScope {

    private static final String AGAIN =
            "The stored secret was given for another server. Send it again with the new address, or an empty one.";

    /** A place that secrets are sent to; the scheme is part of it, so that nothing goes out in the clear that did not before. */
    private record Server(String scheme, String host, int port) {}

    private SecretScope() {}

    /** 400 if a secret that stays would go somewhere else. */
    static void check(Repo repo, ChangeRequest request, @Nullable String newCloneUrl) {
        boolean tokenStays = repo.token() != null && request.token() == null;
        boolean keyStays = repo.sshKey() != null && request.sshKey() == null;
        RepoRules rules = new RepoRules();
        String page = RepoRules.given(request.url());
        if (tokenStays && page != null && !isSameServer(page, repo.url())) {
            rules.broken("url", AGAIN);
        }
        String cloneUrl = RepoRules.given(newCloneUrl);
        if ((tokenStays || keyStays)
                && cloneUrl != null
                && Stream.of(repo.url(), repo.cloneUrl()).noneMatch(known -> isWithin(cloneUrl, known))) {
            rules.broken("cloneUrl", AGAIN);
        }
        rules.check();
    }

    /** Whether both are of one scheme, host and port. */
    static boolean isSameServer(@Nullable String one, @Nullable String other) {
        Server server = server(one);
        return server != null && server.equals(server(other));
    }

    /** A repository's page and its SSH address have a host in common and nothing else; files are on this machine and get no secret. */
    private static boolean isWithin(String cloneUrl, @Nullable String known) {
        Server server = server(cloneUrl);
        if (server == null) {
            return cloneUrl.startsWith("file:") || cloneUrl.startsWith("/");
        }
        Server trusted = server(known);
        return server.equals(trusted)
                || trusted != null
                        && server.scheme().equals("ssh")
                        && server.host().equals(trusted.host());
    }

    private static @Nullable Server server(@Nullable String address) {
        if (address == null) {
            return null;
        }
        int at = address.indexOf('@');
        int colon = address.indexOf(':', at + 1);
        if (!address.contains("://") && colon > 0) {
            return new Server("ssh", address.substring(at + 1, colon).toLowerCase(Locale.ROOT), 22);
        }
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null) {
                return null;
            }
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            int usual = switch (scheme) {
                case "https" -> 443;
                case "http" -> 80;
                case "ssh" -> 22;
                default -> -1;
            };
            return new Server(
                    scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
