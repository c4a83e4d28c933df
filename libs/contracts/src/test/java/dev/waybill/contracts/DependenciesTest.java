package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract is a jar that anybody may use: it needs the JDK, Jackson's annotations and JSpecify, and nothing else. */
final class DependenciesTest {

    private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+)[;<]");
    private static final List<String> ALLOWED = List.of(
            "java/", "dev/waybill/contracts/", "com/fasterxml/jackson/annotation/", "org/jspecify/annotations/");

    @Test
    void classesUseNothingElse() throws IOException {
        Set<String> used = new HashSet<>();
        try (Stream<Path> files = Files.walk(ContractFiles.CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                used.addAll(classesNamedIn(file));
            }
        }
        assertThat(used).contains("dev/waybill/contracts/Fact", "org/jspecify/annotations/Nullable");
        assertThat(used).allSatisfy(name -> assertThat(ALLOWED).anyMatch(name::startsWith));
    }

    private static Set<String> classesNamedIn(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        ClassFile.of().parse(file).constantPool().forEach(entry -> {
            if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) {
                names.add(type.asInternalName());
            } else if (entry instanceof Utf8Entry text) {
                Matcher descriptors = DESCRIPTOR.matcher(text.stringValue());
                while (descriptors.find()) {
                    names.add(descriptors.group(1));
                }
            }
        });
        return names;
    }
}
