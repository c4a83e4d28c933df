package dev.waybill.commit.host.outward;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Opens the connections of one fetch by JGit: only to the host that was asked for, through the guard, so that an address that was checked is
 * the one that is connected to, and a redirect takes the credentials nowhere else. To be closed with the fetch.
 */
public final class GitHttpClient implements HttpConnectionFactory, AutoCloseable {

    private static final int MOST_CONNECTIONS = 20;

    private final OutwardGuard guard;
    private final CloneUrl asked;
    private final CloseableHttpClient http;

    /**
     * Connections to where a repository is fetched from.
     *
     * @param asked a checked address
     * @param patience the longest wait for a connection, and for an answer to begin or to go on
     */
    public GitHttpClient(OutwardGuard guard, CloneUrl asked, Duration patience) {
        this.guard = guard;
        this.asked = asked;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedNamesClient(guard))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(patience))
                                .setSocketTimeout(Timeout.of(patience))
                                .build())
                        // JGit leaves answers unread that it does not need.
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(patience))
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                // JGit asks for what it understands, and takes apart what comes.
                .disableContentCompression()
                .build();
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        guard.checkHttp(url.toString());
        if (!url.getHost().toLowerCase(Locale.ROOT).equals(asked.host())) {
            throw new RefusedAddressException("The host sends us to another one, which is not followed.");
        }
        return new GitExchangeClient(http, url);
    }

    /** The proxy is not used: it would have to do the guard's work. */
    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return create(url);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
