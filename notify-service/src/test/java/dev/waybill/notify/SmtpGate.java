package dev.waybill.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an SMTP server and answers {@code RCPT} itself for the addresses it was told to; all else passes. */
final class SmtpGate implements AutoCloseable {

    private static final Pattern RCPT = Pattern.compile("RCPT TO:<([^>]*)>.*", Pattern.CASE_INSENSITIVE);

    private final int target;
    private final ServerSocket server;
    private final Map<String, Queue<String>> replies = new ConcurrentHashMap<>();

    private SmtpGate(int target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    static SmtpGate to(int port) {
        try {
            SmtpGate gate = new SmtpGate(port, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(gate::accept);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Answers so the next time that someone wants to write to the address; later answers wait for later times. */
    void answer(String address, String reply) {
        replies.computeIfAbsent(address, _ -> new ConcurrentLinkedQueue<>()).add(reply);
    }

    /** The answers that nobody asked for yet. */
    int unasked(String address) {
        return replies.getOrDefault(address, new ConcurrentLinkedQueue<>()).size();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> answers(upstream, client));
                Thread.ofVirtual().start(() -> commands(client, upstream));
            } catch (IOException e) {
                continue;
            }
        }
    }

    private void answers(Socket upstream, Socket client) {
        try (upstream;
                client) {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    private void commands(Socket client, Socket upstream) {
        try (client;
                upstream;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = upstream.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String reply = reply(line);
                OutputStream to = reply == null ? out : client.getOutputStream();
                to.write(((reply == null ? line : reply) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                to.flush();
            }
        } catch (IOException e) {
            return;
        }
    }

    private String reply(String line) {
        Matcher recipient = RCPT.matcher(line);
        return recipient.matches() && replies.containsKey(recipient.group(1))
                ? replies.get(recipient.group(1)).poll()
                : null;
    }
}
