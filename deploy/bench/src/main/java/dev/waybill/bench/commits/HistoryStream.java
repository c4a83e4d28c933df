package dev.waybill.bench.commits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The history of a repository in the language of {@code git fast-import}, the same for the same seed: a main line, up to eight branches at a
 * time that are merged into it, three files a commit on average in a tree of directories, and now and then a file under a new name.
 */
final class HistoryStream {

    private static final int BRANCHES = 8;
    private static final int PEOPLE = 200;
    private static final int MODULES = 40;
    private static final int FILES = 60;
    private static final long FIRST = 1_500_000_000L;
    private static final long SECONDS_APART = 600;

    private final SplittableRandom random;
    private final OutputStream out;

    /** The tips of open branches, by the number of the commit; main's is {@code main}. */
    private final List<Integer> open = new ArrayList<>();

    private int main;

    private HistoryStream(long seed, OutputStream out) {
        this.random = new SplittableRandom(seed);
        this.out = out;
    }

    /** Writes that many commits. */
    static void write(int commits, long seed, OutputStream out) throws IOException {
        try (OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            HistoryStream stream = new HistoryStream(seed, buffered);
            for (int number = 1; number <= commits; number++) {
                stream.commit(number);
            }
            stream.keepBranches();
        }
    }

    /** Whatever was not merged stays a branch, so every commit is reached from one. */
    private void keepBranches() throws IOException {
        for (int branch : open) {
            line("reset refs/heads/topic-" + branch);
            line("from :" + branch);
            line("");
        }
    }

    private void commit(int number) throws IOException {
        int chance = random.nextInt(100);
        if (number > 1 && chance < 12 && !open.isEmpty()) {
            int branch = open.remove(random.nextInt(open.size()));
            begin("main", number, "Merge branch topic-" + branch);
            line("from :" + main);
            line("merge :" + branch);
            main = number;
        } else if (number > 1 && chance < 60 && (!open.isEmpty() || chance < 40)) {
            onBranch(number);
        } else {
            begin("main", number, message(number));
            if (number > 1) {
                line("from :" + main);
            }
            main = number;
        }
        changes(number);
        line("");
    }

    private void onBranch(int number) throws IOException {
        boolean fresh = open.isEmpty() || (open.size() < BRANCHES && random.nextInt(4) == 0);
        int at = fresh ? open.size() : random.nextInt(open.size());
        begin("work", number, message(number));
        line("from :" + (fresh ? main : open.get(at)));
        if (fresh) {
            open.add(number);
        } else {
            open.set(at, number);
        }
    }

    private void begin(String branch, int number, String message) throws IOException {
        int person = random.nextInt(PEOPLE);
        line("commit refs/heads/" + branch);
        line("mark :" + number);
        line("committer Person %d <person-%d@example.com> %d +0000"
                .formatted(person, person, FIRST + number * SECONDS_APART));
        data(message);
    }

    private void changes(int number) throws IOException {
        int files = 1 + random.nextInt(5);
        for (int i = 0; i < files; i++) {
            String path = "module-%d/src/main/java/com/example/Type%d.java"
                    .formatted(random.nextInt(MODULES), random.nextInt(FILES));
            line("M 100644 inline " + path);
            data("package com.example;\n\n/** Of change %d. */\nclass Type {\n    int value = %d;\n}\n"
                    .formatted(number, random.nextInt()));
        }
    }

    private String message(int number) {
        StringBuilder message = new StringBuilder("Change %d of the part that needed it\n".formatted(number));
        int lines = random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            message.append(i == 0 ? "\n" : "").append("A line that says why this was done the way it was done.\n");
        }
        return message.toString();
    }

    private void data(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        line("data " + bytes.length);
        out.write(bytes);
        line("");
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.write('\n');
    }
}
