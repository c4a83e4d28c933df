package dev.waybill.commit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random histories as a stream for {@code git fast-import}: straight lines, forks, merges, criss-crosses, octopuses, several roots, clocks
 * that differ, and files that come, change, move and go.
 */
public final class GeneratedHistory {

    private static final long START = 1_790_000_000L;

    private final Random random;
    private final String name;
    private final int firstMark;
    private final StringBuilder stream = new StringBuilder();
    private final List<Map<String, String>> trees = new ArrayList<>();
    private int files;

    private GeneratedHistory(String name, int firstMark, Random random) {
        this.name = name;
        this.firstMark = firstMark;
        this.random = random;
    }

    /**
     * So many histories of so many commits, each with the branches {@code <number>/0} to {@code <number>/3} somewhere in it.
     */
    public static String stream(int histories, int commits, long seed) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < histories; i++) {
            GeneratedHistory history = new GeneratedHistory("h" + i, 1 + i * commits, new Random(seed + i));
            history.generate(commits);
            all.append(history.stream);
        }
        return all.toString();
    }

    private void generate(int commits) {
        int width = 1 + random.nextInt(5);
        for (int i = 0; i < commits; i++) {
            commit(i, parents(i, width));
        }
        for (int branch = 0; branch < 4; branch++) {
            int tip = branch == 0 ? commits - 1 : random.nextInt(commits);
            stream.append("reset refs/heads/%s/%d\nfrom :%d\n\n".formatted(name, branch, firstMark + tip));
        }
    }

    private List<Integer> parents(int commit, int width) {
        Set<Integer> parents = new TreeSet<>(Comparator.reverseOrder());
        if (commit == 0 || random.nextInt(40) == 0) {
            return List.of();
        }
        int count = random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parents.add(Math.max(0, commit - 1 - random.nextInt(width)));
        }
        return List.copyOf(parents);
    }

    private void commit(int commit, List<Integer> parents) {
        long time = START + commit * 60L + random.nextInt(600) - 300;
        stream.append("commit refs/heads/%s/work\nmark :%d\n".formatted(name, firstMark + commit));
        stream.append("author Ann <ann@example.com> %d +0000\n".formatted(time - 30));
        stream.append("committer Bo <bo@example.com> %d +0000\n".formatted(time));
        data("commit %d of %s\n".formatted(commit, name));
        if (parents.isEmpty()) {
            // Without this the branch's last commit would be the parent.
            stream.insert(stream.lastIndexOf("commit refs/heads/"), "reset refs/heads/%s/work\n\n".formatted(name));
        }
        for (int i = 0; i < parents.size(); i++) {
            stream.append(i == 0 ? "from" : "merge")
                    .append(" :")
                    .append(firstMark + parents.get(i))
                    .append('\n');
        }
        Map<String, String> tree = new TreeMap<>(parents.isEmpty() ? Map.of() : trees.get(parents.getFirst()));
        change(tree);
        trees.add(tree);
        stream.append('\n');
    }

    private void change(Map<String, String> tree) {
        Set<String> touched = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            List<String> free = tree.keySet().stream()
                    .filter(path -> !touched.contains(path))
                    .toList();
            String path = free.isEmpty() ? null : free.get(random.nextInt(free.size()));
            int kind = path == null ? 0 : random.nextInt(5);
            switch (kind) {
                case 0, 1 -> {
                    String added = "dir%d/file%d.txt".formatted(random.nextInt(3), files++);
                    touched.add(added);
                    put(tree, added, contents());
                }
                case 2 -> {
                    touched.add(path);
                    put(tree, path, tree.get(path) + "one more line " + random.nextInt() + "\n");
                }
                case 3 -> {
                    String moved = "moved%d/file%d.txt".formatted(random.nextInt(3), files++);
                    String text = tree.remove(path);
                    touched.addAll(List.of(path, moved));
                    stream.append("R %s %s\n".formatted(path, moved));
                    put(tree, moved, random.nextBoolean() ? text : text + "changed while it moved\n");
                }
                default -> {
                    touched.add(path);
                    tree.remove(path);
                    stream.append("D %s\n".formatted(path));
                }
            }
        }
    }

    private void put(Map<String, String> tree, String path, String contents) {
        tree.put(path, contents);
        stream.append("M 100644 inline %s\n".formatted(path));
        data(contents);
    }

    private String contents() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 20; line++) {
            text.append("line ").append(random.nextLong()).append('\n');
        }
        return text.toString();
    }

    private void data(String text) {
        stream.append("data ")
                .append(text.getBytes(StandardCharsets.UTF_8).length)
                .append('\n');
        stream.append(text).append('\n');
    }

    /** The parents of all commits, as Git tells them. */
    public static Map<String, List<String>> parents(GitRepository repository) {
        Map<String, List<String>> parents = new HashMap<>();
        for (String line : repository.ask("rev-list", "--all", "--parents")) {
            List<String> words = List.of(line.split(" "));
            parents.put(words.getFirst(), words.subList(1, words.size()));
        }
        return parents;
    }
}
