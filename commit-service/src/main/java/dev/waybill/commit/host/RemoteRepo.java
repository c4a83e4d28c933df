package dev.waybill.commit.host;

import static java.util.Objects.requireNonNull;

/**
 * A repository at its host, and what opens it.
 *
 * @param name as its host names it, such as {@code demo/web}
 * @param url of its page, http or https
 * @param token of whoever connected it; never to be logged
 */
public record RemoteRepo(String name, String url, String token) {

    public RemoteRepo {
        requireNonNull(name, "name");
        requireNonNull(url, "url");
        requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "RemoteRepo[name=" + name + ", url=" + url + "]";
    }
}
