package dev.waybill.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Git host on loopback: serves the repositories of a folder with {@code git http-backend}, to everybody or to whoever has the token. A path
 * below {@code /elsewhere/} is redirected to the rest of it at another host name.
 */
public final class GitHttpServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path root;
    private final @Nullable String authorization;

    private GitHttpServer(Path root, @Nullable String authorization) throws IOException {
        this.root = root;
        this.authorization = authorization;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Whether there is a Git to serve with; some systems have the part that serves in a package of its own. */
    public static boolean isGitInstalled() {
        try {
            return new ProcessBuilder("git", "http-backend")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** To whoever sends this name and token by basic authentication; 401 for the others. */
    public static GitHttpServer serve(Path root, String user, String token) throws IOException {
        byte[] credentials = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
        return new GitHttpServer(root, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** To everybody. */
    public static GitHttpServer serve(Path root) throws IOException {
        return new GitHttpServer(root, null);
    }

    /** The address of a repository or anything else below the folder. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/elsewhere/")) {
                // localhost is this machine as well, but not the host that was asked for.
                String there = url(path.substring("/elsewhere/".length())).replace("127.0.0.1", "localhost");
                exchange.getResponseHeaders()
                        .add("Location", there + "?" + exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
            } else if (authorization != null
                    && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                backend(exchange, path);
            }
        }
    }

    private void backend(HttpExchange exchange, String path) throws IOException {
        ProcessBuilder command = new ProcessBuilder("git", "http-backend");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = command.environment();
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", path);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        put(environment, "QUERY_STRING", exchange.getRequestURI().getQuery());
        put(environment, "CONTENT_TYPE", exchange.getRequestHeaders().getFirst("Content-Type"));
        put(environment, "HTTP_CONTENT_ENCODING", exchange.getRequestHeaders().getFirst("Content-Encoding"));
        put(environment, "GIT_PROTOCOL", exchange.getRequestHeaders().getFirst("Git-Protocol"));
        byte[] request = exchange.getRequestBody().readAllBytes();
        environment.put("CONTENT_LENGTH", Integer.toString(request.length));
        Process process = command.start();
        process.getOutputStream().write(request);
        process.getOutputStream().close();
        ByteArrayInputStream answer =
                new ByteArrayInputStream(process.getInputStream().readAllBytes());
        int status = 200;
        for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        answer.transferTo(exchange.getResponseBody());
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        environment.put(name, value == null ? "" : value);
    }

    private static String line(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
