package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Person;
import dev.waybill.release.release.AuthorView;
import java.util.List;
import java.util.stream.IntStream;

/** Turns file changes into what is on the wire. */
final class FileViews {

    private FileViews() {}

    static Person author(ListedFile file) {
        return new Person(file.authorName(), file.authorEmail());
    }

    /**
     * File changes of one organisation.
     *
     * @param authors those of the files, in the same order
     */
    static List<FileView> of(long organizationId, List<ListedFile> files, List<AuthorView> authors) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> of(organizationId, files.get(i), authors.get(i)))
                .toList();
    }

    private static FileView of(long organizationId, ListedFile file, AuthorView author) {
        return new FileView(
                file.position() + "-" + file.ordinal(),
                organizationId,
                author,
                file.message(),
                file.path(),
                file.type(),
                file.repository());
    }
}
