package dev.waybill.release.release;

import dev.waybill.release.version.BuildRange;
import dev.waybill.release.version.VersionRange;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One condition of a search, read from its text by {@link ReleaseQuery}. */
sealed interface ReleaseTerm {

    Pattern TRIGRAM = Pattern.compile("[\\p{L}\\p{N}]{3}");

    /** Whether an index finds the releases that it lets pass, and they may be few. */
    boolean isSelective();

    /** The version contains one of the texts in any letter case. */
    record Text(List<String> texts) implements ReleaseTerm {

        @Override
        public boolean isSelective() {
            return texts.stream().allMatch(ReleaseTerm::hasTrigram);
        }
    }

    /** The whole version is one of the names, in which {@code *} stands for anything. */
    record Name(List<String> names, boolean negated) implements ReleaseTerm {

        /** No release has this name: it stands for the latest of each project. */
        private static final String LATEST = "latest";

        boolean isLatest() {
            return names.stream().anyMatch(LATEST::equalsIgnoreCase);
        }

        /** The same with further names. */
        Name or(List<String> further) {
            return new Name(Stream.concat(names.stream(), further.stream()).toList(), negated);
        }

        @Override
        public boolean isSelective() {
            return !negated && names.stream().allMatch(name -> !hasWildcard(name) || hasTrigram(name));
        }
    }

    /** The package is one of the names, in which {@code *} stands for anything. */
    record Package(List<String> names, boolean negated) implements ReleaseTerm {

        @Override
        public boolean isSelective() {
            return !negated && names.stream().noneMatch(ReleaseTerm::hasWildcard);
        }
    }

    /** The number is in one of the ranges. */
    record Number(List<VersionRange> ranges) implements ReleaseTerm {

        @Override
        public boolean isSelective() {
            return ranges.stream().noneMatch(VersionRange::outside);
        }
    }

    /** The build code is in one of the ranges. */
    record Build(List<BuildRange> ranges) implements ReleaseTerm {

        @Override
        public boolean isSelective() {
            return ranges.stream().noneMatch(BuildRange::outside);
        }
    }

    /** Whether a name stands for several. */
    static boolean hasWildcard(String name) {
        return name.indexOf('*') >= 0;
    }

    /** Whether the index of trigrams can find the text: some of its words have three characters. */
    private static boolean hasTrigram(String text) {
        return TRIGRAM.matcher(text).find();
    }
}
