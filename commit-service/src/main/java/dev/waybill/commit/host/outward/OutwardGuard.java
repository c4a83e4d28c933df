package dev.waybill.commit.host.outward;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls go only where the operator allows.
 *
 * <p>What counts is the address that is connected to, not how it was written: whoever connects asks {@link #resolve} and connects to an
 * address of its answer, so neither another spelling of an address nor a name that means something else a moment later leads anywhere else.
 */
@Singleton
public final class OutwardGuard {

    private static final int LONGEST = 2_000;

    /** {@code git@host:owner/name.git}; nothing that a shell or an option parser could take for something else. */
    private static final Pattern SCP =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):([A-Za-z0-9~_.][^\\s:\\\\]*)");

    private static final Pattern SSH_USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    /** Decimal, octal, hexadecimal and shortened forms, which every library reads as another address. */
    private static final Pattern NUMBER_AT_END = Pattern.compile("(?:^|\\.)(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?$");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private final AddressPolicy policy;
    private final NameService names;
    private final boolean fileUrls;

    @Inject
    OutwardGuard(OutwardConfig config) {
        this(
                new AddressPolicy(
                        config.allow().orElse(List.of()), config.onlyHosts().orElse(List.of())),
                InetAddress::getAllByName,
                config.fileUrls());
    }

    OutwardGuard(AddressPolicy policy, NameService names, boolean fileUrls) {
        this.policy = policy;
        this.names = names;
        this.fileUrls = fileUrls;
    }

    /**
     * The addresses of a host that may be connected to, at least one.
     *
     * @throws RefusedAddressException if none may be
     * @throws UnknownHostException if it has none
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        if (NUMBER_AT_END.matcher(host).find() && !DOTTED_QUAD.matcher(host).matches()) {
            throw new RefusedAddressException("An address in numbers has to be written a.b.c.d.");
        }
        List<InetAddress> permitted = Arrays.stream(names.lookUp(host))
                .filter(address -> policy.permits(host, address))
                .toList();
        if (permitted.isEmpty()) {
            throw new RefusedAddressException("Calls to " + host + " are not allowed here.");
        }
        return permitted;
    }

    /**
     * Checks the address of a page or an API.
     *
     * @return it, with nothing in it but scheme, host, port, path and query
     * @throws RefusedAddressException if it may not be called
     * @throws UnknownHostException if its host is not known
     */
    public URI checkHttp(String url) throws UnknownHostException {
        URI uri = parse(url);
        String scheme = lower(uri.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new RefusedAddressException("Only http and https addresses are called.");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            throw new RefusedAddressException("The address has to name a host and no user.");
        }
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> addresses = resolve(name);
        if (scheme.equals("http") && !addresses.stream().allMatch(address -> policy.isTrusted(name, address))) {
            throw new RefusedAddressException("Only https is allowed for " + name + ".");
        }
        return rebuilt(scheme, null, uri);
    }

    /**
     * Checks an address to fetch a repository from.
     *
     * @throws RefusedAddressException if it may not be fetched from
     * @throws UnknownHostException if its host is not known
     */
    public CloneUrl checkClone(String url) throws UnknownHostException {
        Matcher scp = SCP.matcher(url);
        if (url.length() <= LONGEST && scp.matches()) {
            resolve(scp.group(2));
            return new CloneUrl(url, CloneUrl.Kind.SSH, scp.group(2));
        }
        URI uri = parse(url);
        return switch (lower(uri.getScheme())) {
            case "http", "https" -> {
                URI checked = checkHttp(url);
                yield new CloneUrl(checked.toString(), CloneUrl.Kind.HTTP, checked.getHost());
            }
            case "ssh" -> ssh(uri);
            case "file" -> file(uri);
            default ->
                throw new RefusedAddressException("A repository is fetched by https or ssh; give such an address.");
        };
    }

    private CloneUrl ssh(URI uri) throws UnknownHostException {
        String host = uri.getHost();
        String user = uri.getRawUserInfo();
        if (host == null
                || host.startsWith("-")
                || (user != null && !SSH_USER.matcher(user).matches())) {
            throw new RefusedAddressException("The address has to name a host, and a user without a password at most.");
        }
        resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        return new CloneUrl(rebuilt("ssh", user, uri).toString(), CloneUrl.Kind.SSH, host);
    }

    private CloneUrl file(URI uri) throws RefusedAddressException {
        if (!fileUrls || uri.getRawAuthority() != null || uri.getRawPath() == null) {
            throw new RefusedAddressException("Files of this machine are not fetched here.");
        }
        return new CloneUrl("file://" + uri.getRawPath(), CloneUrl.Kind.FILE, null);
    }

    private static URI parse(String url) throws RefusedAddressException {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url.strip());
            }
        } catch (URISyntaxException malformed) {
            // Whatever another parser would make of it, it is not asked.
        }
        throw new RefusedAddressException("The address is not one.");
    }

    private static URI rebuilt(String scheme, @Nullable String user, URI uri) throws RefusedAddressException {
        StringBuilder text = new StringBuilder(scheme).append("://");
        if (user != null) {
            text.append(user).append('@');
        }
        text.append(lower(uri.getHost()));
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        text.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        return parse(text.toString());
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
