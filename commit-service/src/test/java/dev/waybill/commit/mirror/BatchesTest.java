package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BatchesTest {

    private final List<List<String>> lookedFor = new ArrayList<>();

    @Test
    void nothingGivesNothing() throws IOException {
        assertThat(read(shas(0), UnaryOperator.identity(), sha -> commit(sha, 0, 0)))
                .isEmpty();
    }

    @Test
    void smallCommitsAreBoundedByTheirNumberAndKeepTheirOrder() throws IOException {
        List<String> shas = shas(2 * Batches.MOST_COMMITS + 7);
        List<List<String>> batches = read(shas, UnaryOperator.identity(), sha -> commit(sha, 1, 10));
        assertThat(batches).extracting(List::size).containsExactly(Batches.MOST_COMMITS, Batches.MOST_COMMITS, 7);
        assertThat(batches.stream().flatMap(List::stream)).isEqualTo(shas);
    }

    @Test
    void commitsOfManyFilesAreBoundedByThose() throws IOException {
        List<List<String>> batches =
                read(shas(5), UnaryOperator.identity(), sha -> commit(sha, Batches.MOST_FILES / 2, 10));
        assertThat(batches).extracting(List::size).containsExactly(2, 2, 1);
    }

    @Test
    void oneThatIsTooLargeForABatchIsOne() throws IOException {
        List<List<String>> batches =
                read(shas(3), UnaryOperator.identity(), sha -> commit(sha, Batches.MOST_FILES + 1, 10));
        assertThat(batches).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void longMessagesAreBoundedByTheirLength() throws IOException {
        List<List<String>> batches =
                read(shas(7), UnaryOperator.identity(), sha -> commit(sha, 0, Batches.MOST_CHARACTERS / 3));
        assertThat(batches).extracting(List::size).containsExactly(4, 3);
    }

    @Test
    void whatWasStoredBeforeIsNotReadAgain() throws IOException {
        List<String> shas = shas(5_000);
        List<String> fresh = shas.subList(4_990, 5_000);
        List<List<String>> batches =
                read(shas, some -> some.stream().filter(fresh::contains).toList(), sha -> {
                    assertThat(fresh).contains(sha);
                    return commit(sha, 0, 0);
                });
        assertThat(batches).containsExactly(fresh);
        assertThat(lookedFor.stream().flatMap(List::stream)).isEqualTo(shas);
        assertThat(lookedFor).allSatisfy(some -> assertThat(some).hasSizeLessThanOrEqualTo(1_000));
    }

    @Test
    void aCommitThatCannotBeReadFailsItsBatch() {
        assertThatThrownBy(() -> read(shas(3), UnaryOperator.identity(), _ -> {
                    throw new IOException("damaged");
                }))
                .hasMessage("damaged");
    }

    private List<List<String>> read(List<String> shas, UnaryOperator<List<String>> missing, Batches.Reader reader)
            throws IOException {
        Batches batches = new Batches(
                shas,
                some -> {
                    lookedFor.add(List.copyOf(some));
                    return missing.apply(some);
                },
                reader);
        List<List<String>> all = new ArrayList<>();
        for (List<ImportedCommit> some = batches.next(); some != null; some = batches.next()) {
            all.add(some.stream().map(ImportedCommit::sha).toList());
        }
        return all;
    }

    private static List<String> shas(int count) {
        return IntStream.range(0, count).mapToObj("%040x"::formatted).toList();
    }

    private static ImportedCommit commit(String sha, int files, int characters) {
        Person nobody = new Person(null, null);
        List<FileChange> changes = Stream.generate(() -> new FileChange("file", "M", null))
                .limit(files)
                .toList();
        return new ImportedCommit(sha, List.of(), "m".repeat(characters), nobody, nobody, null, changes, null, false);
    }
}
