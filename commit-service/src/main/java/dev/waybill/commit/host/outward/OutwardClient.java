package dev.waybill.commit.host.outward;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes calls that are bounded in time and size, through a resolver that gives only addresses which may be called. It follows no redirect,
 * keeps no cookie, repeats nothing and uses no proxy.
 */
@Singleton
public class OutwardClient {

    private static final int MOST_CONNECTIONS = 50;
    private static final int MOST_PER_HOST = 10;
    private static final int BUFFER = 16 * 1024;

    private final CloseableHttpClient http;
    private final Duration callTimeout;

    @Inject
    OutwardClient(OutwardGuard guard, OutwardConfig config) {
        this.callTimeout = config.callTimeout();
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedNamesClient(guard))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(config.connectTimeout()))
                                .setSocketTimeout(Timeout.of(config.readTimeout()))
                                .setTimeToLive(Timeout.ofMinutes(1))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_PER_HOST)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(config.connectTimeout()))
                        .setResponseTimeout(Timeout.of(config.readTimeout()))
                        .build())
                .setUserAgent("Waybill")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    /**
     * Makes a call.
     *
     * @param mostBytes how long the answer may be
     * @throws RefusedAddressException if it may not go there
     * @throws IOException if no whole answer came in time, or one that is too long
     */
    public OutwardAnswer exchange(OutwardRequest request, int mostBytes) throws IOException {
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(call::setHeader);
        if (request.body() != null) {
            call.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        // Time-outs of single reads do not bound an answer that drips.
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Boolean> overdue = CompletableFuture.supplyAsync(
                () -> {
                    late.set(true);
                    return call.cancel();
                },
                CompletableFuture.delayedExecutor(callTimeout.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return http.execute(call, answer -> read(answer, mostBytes, call));
        } catch (IOException failure) {
            if (late.get()) {
                InterruptedIOException tooLate = new InterruptedIOException("no whole answer within " + callTimeout);
                tooLate.initCause(failure);
                throw tooLate;
            }
            throw failure;
        } finally {
            overdue.cancel(false);
        }
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }

    private static OutwardAnswer read(ClassicHttpResponse answer, int mostBytes, HttpUriRequestBase call)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), "" + header.getValue());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (answer.getEntity() != null) {
            InputStream in = answer.getEntity().getContent();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (body.size() + read > mostBytes) {
                    call.cancel();
                    throw new IOException("the answer is longer than " + mostBytes + " bytes");
                }
                body.write(buffer, 0, read);
            }
        }
        return new OutwardAnswer(answer.getCode(), headers, body.toByteArray());
    }
}
