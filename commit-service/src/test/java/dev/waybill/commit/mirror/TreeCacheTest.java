package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TreeCacheTest {

    private static final int ENTRIES = 200;

    private final InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("trees"));
    private final List<ObjectId> opened = new ArrayList<>();
    private ObjectInserter objects;
    private TreeCache cache;

    @BeforeEach
    void open() {
        objects = repository.newObjectInserter();
        cache = new TreeCache(new Recording(repository.newObjectReader()));
    }

    @AfterEach
    void close() {
        cache.close();
        objects.close();
        repository.close();
    }

    @Test
    void aDirectoryIsReadOnceAndTheSameComesAgain() throws IOException {
        ObjectId tree = tree(1, 3);
        byte[] first = cache.open(tree, Constants.OBJ_TREE).getCachedBytes();
        assertThat(cache.open(tree.copy(), Constants.OBJ_TREE).getCachedBytes()).isEqualTo(first);
        assertThat(opened).containsExactly(tree);
    }

    @Test
    void filesAreReadEachTime() throws IOException {
        ObjectId file = objects.insert(Constants.OBJ_BLOB, new byte[] {1, 2, 3});
        objects.flush();
        cache.open(file, Constants.OBJ_BLOB);
        cache.open(file, Constants.OBJ_BLOB);
        assertThat(opened).containsExactly(file, file);
    }

    @Test
    void whatWasNotAskedForLongestIsForgottenFirst() throws IOException {
        List<ObjectId> trees = new ArrayList<>();
        // Each takes some kilobytes, all together more than the cache has.
        for (int n = 0; n < 1_500; n++) {
            trees.add(insert(n, ENTRIES));
        }
        objects.flush();
        ObjectId kept = trees.get(0);
        ObjectId forgotten = trees.get(1);
        for (ObjectId tree : trees) {
            cache.open(tree, Constants.OBJ_TREE);
            cache.open(kept, Constants.OBJ_TREE);
        }
        opened.clear();
        cache.open(kept, Constants.OBJ_TREE);
        assertThat(opened).isEmpty();
        cache.open(forgotten, Constants.OBJ_TREE);
        assertThat(opened).containsExactly(forgotten);
    }

    @Test
    void aVeryLargeDirectoryIsNotKept() throws IOException {
        ObjectId large = tree(1, 3_000);
        cache.open(large, Constants.OBJ_TREE);
        cache.open(large, Constants.OBJ_TREE);
        assertThat(opened).containsExactly(large, large);
    }

    private ObjectId tree(int number, int entries) throws IOException {
        ObjectId id = insert(number, entries);
        objects.flush();
        return id;
    }

    private ObjectId insert(int number, int entries) throws IOException {
        ObjectId file =
                objects.insert(Constants.OBJ_BLOB, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
        TreeFormatter tree = new TreeFormatter();
        for (int n = 0; n < entries; n++) {
            tree.append("file-%05d".formatted(n), FileMode.REGULAR_FILE, file);
        }
        return objects.insert(tree);
    }

    private final class Recording extends ObjectReader.Filter {

        private final ObjectReader reader;

        Recording(ObjectReader reader) {
            this.reader = reader;
        }

        @Override
        protected ObjectReader delegate() {
            return reader;
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            opened.add(id.copy());
            return reader.open(id, type);
        }
    }
}
