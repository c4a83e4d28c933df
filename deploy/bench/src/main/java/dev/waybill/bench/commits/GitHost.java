package dev.waybill.bench.commits;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the repositories of a folder with the installed {@code git http-backend}, as hosts do. */
final class GitHost implements AutoCloseable {

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    GitHost(Path folder) {
        this.folder = folder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", GitHost.this::answer);
        server.start();
    }

    /** Where a repository can be fetched from. */
    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Process backend = backend(exchange, request.length);
            try (OutputStream body = backend.getOutputStream()) {
                body.write(request);
            }
            // A pack may be larger than memory, so it only passes through.
            try (InputStream answer = new BufferedInputStream(backend.getInputStream())) {
                exchange.sendResponseHeaders(head(answer, exchange.getResponseHeaders()), 0);
                answer.transferTo(exchange.getResponseBody());
            }
        }
    }

    private Process backend(HttpExchange exchange, int length) throws IOException {
        ProcessBuilder command = new ProcessBuilder("git", "http-backend");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        Headers headers = exchange.getRequestHeaders();
        command.environment()
                .putAll(Map.of(
                        "GIT_PROJECT_ROOT", folder.toString(),
                        "GIT_HTTP_EXPORT_ALL", "1",
                        "PATH_INFO", exchange.getRequestURI().getPath(),
                        "REQUEST_METHOD", exchange.getRequestMethod(),
                        "QUERY_STRING",
                                Objects.requireNonNullElse(
                                        exchange.getRequestURI().getQuery(), ""),
                        "CONTENT_TYPE", Objects.requireNonNullElse(headers.getFirst("Content-Type"), ""),
                        "HTTP_CONTENT_ENCODING", Objects.requireNonNullElse(headers.getFirst("Content-Encoding"), ""),
                        "GIT_PROTOCOL", Objects.requireNonNullElse(headers.getFirst("Git-Protocol"), ""),
                        "CONTENT_LENGTH", Integer.toString(length)));
        return command.start();
    }

    /** Reads what a CGI program says before its body, and gives the status. */
    private static int head(InputStream answer, Headers headers) throws IOException {
        int status = 200;
        for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                headers.add(line.substring(0, colon), value);
            }
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
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
