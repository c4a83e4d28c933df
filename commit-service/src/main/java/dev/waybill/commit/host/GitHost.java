package dev.waybill.commit.host;

/** A kind of place where repositories live. A host is added by a bean of this type. */
public interface GitHost {

    /** The short name, as in the address of its webhooks: {@code github}. */
    String name();

    /** The id that Sentry's clients know: {@code integrations:github}. */
    String providerId();

    /** The name that people know: {@code GitHub}. */
    String title();

    /** Whether a repository can have that name there; called with at most 200 characters. */
    boolean accepts(String repositoryName);

    /** How a name has to look, as a sentence for whoever got it wrong. */
    String nameRule();

    /** The page of a repository whose address was not given. */
    String pageOf(String repositoryName);
}
