package dev.waybill.commit.host.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A name service whose answers are written down, one after the other; the last one stays. Literals mean themselves. */
public final class FakeNames implements NameService {

    private final Map<String, Deque<InetAddress[]>> answers = new HashMap<>();

    public FakeNames answer(String host, String... literals) {
        answers.computeIfAbsent(host, _ -> new ArrayDeque<>())
                .add(Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        return this;
    }

    @Override
    public InetAddress[] lookUp(String host) throws UnknownHostException {
        Deque<InetAddress[]> next = answers.get(host);
        if (next == null) {
            // Literals in all the spellings that the JDK takes; they are not looked up anywhere.
            if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
                return InetAddress.getAllByName(host);
            }
            throw new UnknownHostException(host);
        }
        return next.size() > 1 ? next.remove() : next.element();
    }
}
