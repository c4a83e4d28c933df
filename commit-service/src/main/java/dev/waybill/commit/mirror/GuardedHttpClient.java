package dev.waybill.commit.mirror;

import dev.waybill.commit.host.outward.CloneUrl;
import dev.waybill.commit.host.outward.OutwardGuard;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Opens the connections of one fetch, each only to where the operator allows and to the host that was asked for; so a redirect takes the
 * credentials nowhere else. The JDK keeps an address that was looked up for some seconds, so what was checked is what is connected to.
 */
final class GuardedHttpClient extends JDKHttpConnectionFactory {

    private final OutwardGuard guard;
    private final CloneUrl asked;

    GuardedHttpClient(OutwardGuard guard, CloneUrl asked) {
        this.guard = guard;
        this.asked = asked;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return super.create(checked(url));
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return super.create(checked(url), proxy);
    }

    private URL checked(URL url) throws IOException {
        guard.checkHttp(url.toString());
        if (asked.host() == null || !asked.host().equalsIgnoreCase(url.getHost())) {
            throw new IOException("the host sends us to another one");
        }
        return url;
    }
}
