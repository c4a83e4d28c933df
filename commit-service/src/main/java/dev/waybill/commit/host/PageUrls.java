package dev.waybill.commit.host;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Reads installations out of the addresses of pages, which were checked when they were entered. */
public final class PageUrls {

    private PageUrls() {}

    /** Scheme, host and port. */
    public static String origin(String page) {
        URI uri = URI.create(page);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Whether the page is at one of these hosts, which are lower case. */
    public static boolean isAt(String page, Set<String> hosts) {
        String host = URI.create(page).getHost();
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Where an installation begins that shows a repository under a path: the address without that path. Installations may live in a
     * folder of their server.
     */
    public static String before(String page, String path) {
        String raw = URI.create(page).getRawPath();
        int at = raw.toLowerCase(Locale.ROOT).lastIndexOf(path.toLowerCase(Locale.ROOT));
        return at < 0 ? origin(page) : origin(page) + raw.substring(0, at);
    }
}
