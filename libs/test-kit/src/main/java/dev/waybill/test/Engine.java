package dev.waybill.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a container engine answers. Testcontainers would tell as well, but only after seconds and with errors in the log, on every
 * machine that has none.
 */
final class Engine {

    private static final int TIMEOUT_MILLIS = 1_000;

    private Engine() {}

    static boolean answers() {
        String host = System.getenv("DOCKER_HOST");
        if (host != null && host.startsWith("tcp://")) {
            return listens(URI.create(host));
        }
        return sockets(host).filter(Files::exists).anyMatch(Engine::pings);
    }

    private static Stream<Path> sockets(@Nullable String host) {
        if (host != null && host.startsWith("unix://")) {
            return Stream.of(Path.of(host.substring("unix://".length())));
        }
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"),
                        runtimeSocket())
                .filter(Objects::nonNull);
    }

    private static @Nullable Path runtimeSocket() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime == null ? null : Path.of(runtime, "docker.sock");
    }

    private static boolean listens(URI host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pings(Path path) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false;
        }
    }
}
