package dev.waybill.bench.machine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A service's port on loopback. */
public record HttpPort(int number) {

    private static final int PATIENCE_MILLIS = 2000;

    /** Whether the service says that it is ready. */
    public boolean ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + number + "/q/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
