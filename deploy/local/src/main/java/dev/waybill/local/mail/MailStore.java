package dev.waybill.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Mails on disk, one file each, the oldest dropped beyond {@value #MOST} mails or {@value #MOST_BYTES} bytes. */
final class MailStore {

    static final String ENVELOPE_RECIPIENT = "X-Envelope-To";
    static final int MOST = 1000;
    static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long lastId;

    private record Entry(long id, long size) {}

    MailStore(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                        .sorted()
                        .toList()) {
                    String name = file.getFileName().toString();
                    add(new Entry(
                            Long.parseLong(name.substring(0, name.length() - SUFFIX.length())), Files.size(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    /** Keeps a mail for one recipient; on disk when this returns. */
    synchronized void keep(String recipient, MimeMessage message) {
        long id = lastId + 1;
        Path file = file(id);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                String safe = recipient.replaceAll("[\\p{Cntrl}]", "");
                out.write((ENVELOPE_RECIPIENT + ": " + safe + "\r\n").getBytes(StandardCharsets.UTF_8));
                message.writeTo(out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            add(new Entry(id, Files.size(file)));
            while (entries.size() > MOST || bytes > MOST_BYTES && entries.size() > 1) {
                drop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a mail in " + directory, e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("cannot read a mail", e);
        }
    }

    /** All mails, the newest last. */
    List<StoredMail> all() {
        List<StoredMail> mails = new ArrayList<>();
        for (long id : ids()) {
            find(id).ifPresent(mails::add);
        }
        return mails;
    }

    Optional<StoredMail> find(long id) {
        Path file = file(id);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(
                    MailParser.parse(id, Files.getLastModifiedTime(file).toString(), raw));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot parse " + file, e);
        }
    }

    synchronized void clear() {
        try {
            while (!entries.isEmpty()) {
                drop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + directory, e);
        }
    }

    private synchronized List<Long> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    private void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.size();
        lastId = entry.id();
    }

    private void drop() throws IOException {
        Entry oldest = entries.removeFirst();
        bytes -= oldest.size();
        Files.deleteIfExists(file(oldest.id()));
    }

    private Path file(long id) {
        return directory.resolve("%012d".formatted(id) + SUFFIX);
    }
}
