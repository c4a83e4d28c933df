package dev.waybill.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void echo() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getByName(TcpProxy.HOST));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> {
                        try (socket) {
                            socket.getInputStream().transferTo(socket.getOutputStream());
                        } catch (IOException e) {
                            return; // cut
                        }
                    });
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
        proxy = TcpProxy.to(TcpProxy.HOST, server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passes_bytes_both_ways() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoed(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void breaks_connections_when_cut_and_works_again_when_mended() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoed(client, 1)).isEqualTo(1);

            proxy.cut();

            await().untilAsserted(
                            () -> assertThatThrownBy(() -> echoed(client, 2)).isInstanceOf(IOException.class));
            try (Socket another = connect()) {
                assertThatThrownBy(() -> echoed(another, 3)).isInstanceOf(IOException.class);
            }
        }
        proxy.mend();
        try (Socket client = connect()) {
            assertThat(echoed(client, 4)).isEqualTo(4);
        }
    }

    @Test
    void passes_what_was_held_when_mended() throws IOException {
        try (Socket client = connect()) {
            client.setSoTimeout(200);
            proxy.hold();
            assertThatThrownBy(() -> echoed(client, 5)).isInstanceOf(SocketTimeoutException.class);

            proxy.mend();
            client.setSoTimeout(30_000);

            assertThat(client.getInputStream().read()).isEqualTo(5);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(TcpProxy.HOST, proxy.port());
    }

    private static int echoed(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        int echoed = client.getInputStream().read();
        if (echoed < 0) {
            throw new IOException("closed");
        }
        return echoed;
    }
}
