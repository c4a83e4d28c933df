package dev.waybill.commit.host.outward;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One exchange of JGit's, made by our HTTP client. Answers are read as they come; what is sent is kept first, for a fetch says little. */
final class GitExchangeClient implements HttpConnection {

    private final CloseableHttpClient http;
    private final URL url;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final RequestConfig.Builder config = RequestConfig.custom();
    private String method = "GET";
    private @Nullable ClassicHttpResponse response;

    GitExchangeClient(CloseableHttpClient http, URL url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public void connect() throws IOException {
        response();
    }

    @Override
    public int getResponseCode() throws IOException {
        return response().getCode();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return "" + response().getReasonPhrase();
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (response != null) {
            for (Header header : response.getHeaders()) {
                fields.put(header.getName(), getHeaderFields(header.getName()));
            }
        }
        return fields;
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        Header header = response == null ? null : response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return response == null
                ? List.of()
                : Arrays.stream(response.getHeaders(name)).map(Header::getValue).toList();
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        HttpEntity entity = response == null ? null : response.getEntity();
        return entity == null ? -1 : Math.toIntExact(Math.clamp(entity.getContentLength(), -1, Integer.MAX_VALUE));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        HttpEntity entity = response().getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    @Override
    public OutputStream getOutputStream() {
        return body;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void setRequestMethod(String newMethod) throws ProtocolException {
        method = newMethod;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void setReadTimeout(int millis) {
        config.setResponseTimeout(Timeout.ofMilliseconds(millis));
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    /** Certificates are always checked, whatever a repository's configuration says. */
    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {
        throw new UnsupportedOperationException("certificates are always checked");
    }

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new UnsupportedOperationException("certificates are always checked");
    }

    // What follows is decided for all exchanges.

    @Override
    public void setUseCaches(boolean use) {}

    @Override
    public void setConnectTimeout(int millis) {}

    @Override
    public void setInstanceFollowRedirects(boolean follow) {}

    @Override
    public void setDoOutput(boolean output) {}

    @Override
    public void setFixedLengthStreamingMode(int length) {}

    @Override
    public void setChunkedStreamingMode(int length) {}

    private ClassicHttpResponse response() throws IOException {
        ClassicHttpResponse known = response;
        if (known == null) {
            HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url.toString()));
            request.setConfig(config.build());
            headers.forEach(request::setHeader);
            // The client says by itself how long what it sends is.
            request.removeHeaders("Content-Length");
            if (body.size() > 0) {
                request.setEntity(new ByteArrayEntity(body.toByteArray(), null));
            }
            known = http.executeOpen(null, request, null);
            response = known;
        }
        return known;
    }
}
