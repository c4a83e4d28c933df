package dev.waybill.release.repository;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which people and clients name one repository, made comparable: its name ({@code Acme / Web}), its address ({@code
 * https://git.example.com/acme/web.git}, {@code git@git.example.com:acme/web}), and its path at its host ({@code acme/web}). Letter case and
 * white space do not matter. Last comes the id that its host gave it.
 */
final class RepositoryKeys {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern USER = Pattern.compile("^[^/@]*@");
    private static final Pattern PORT = Pattern.compile("^([^/:]+):\\d+(?=/)");
    private static final Pattern SCP_PATH = Pattern.compile("^([^/:]+):/?");
    private static final Pattern END = Pattern.compile("(\\.git)?/*$");

    private RepositoryKeys() {}

    /** What to look for when somebody names a repository. */
    static String of(String text) {
        String plain = WHITE_SPACE.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        boolean hasScheme = SCHEME.matcher(plain).find();
        boolean isScp = !hasScheme && USER.matcher(plain).find() && plain.indexOf(':') > 0;
        if (!hasScheme && !isScp) {
            return plain;
        }
        String place = USER.matcher(SCHEME.matcher(plain).replaceFirst("")).replaceFirst("");
        place = isScp
                ? SCP_PATH.matcher(place).replaceFirst("$1/")
                : PORT.matcher(place).replaceFirst("$1");
        return END.matcher(place).replaceFirst("");
    }

    /** All that names a repository, the strongest first. */
    static List<String> all(
            String name, @Nullable String pathAtHost, @Nullable String url, @Nullable String externalId) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(of(name));
        if (pathAtHost != null) {
            keys.add(of(pathAtHost));
        }
        if (url != null) {
            String place = of(url);
            keys.add(place);
            int path = place.indexOf('/');
            if (path > 0 && path + 1 < place.length()) {
                keys.add(place.substring(path + 1));
            }
        }
        if (externalId != null) {
            keys.add(of(externalId));
        }
        return new ArrayList<>(keys);
    }
}
