package dev.waybill.release.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code access/matrix.txt} says. */
record AccessMatrix(Map<Route, Set<String>> endpoints, Map<String, Set<String>> roles) {

    private static final Set<String> WORDS = Set.of("open", "anybody", "member", "operator", "link", "page");

    static AccessMatrix read() {
        Map<Route, Set<String>> endpoints = new TreeMap<>();
        Map<String, Set<String>> roles = new TreeMap<>();
        for (String line : lines()) {
            String[] words = line.split(" +");
            Set<String> scopes = new TreeSet<>(Arrays.asList(words).subList(2, words.length));
            if ("role".equals(words[0])) {
                roles.put(words[1], scopes);
            } else {
                endpoints.put(new Route(words[0], words[1]), scopes);
            }
        }
        return new AccessMatrix(endpoints, roles);
    }

    /** Whether scopes decide about the endpoint. */
    boolean needsScope(Route route) {
        return endpoints.get(route).stream().noneMatch(WORDS::contains);
    }

    boolean isFor(String word, Route route) {
        return endpoints.get(route).contains(word);
    }

    private static List<String> lines() {
        try (InputStream file = AccessMatrix.class.getResourceAsStream("/access/matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
