package dev.waybill.commit.host.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Gives whoever connects only addresses that may be called; what it gives is what is connected to. */
final class GuardedNamesClient implements DnsResolver {

    private final OutwardGuard guard;

    GuardedNamesClient(OutwardGuard guard) {
        this.guard = guard;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return guard.resolve(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
