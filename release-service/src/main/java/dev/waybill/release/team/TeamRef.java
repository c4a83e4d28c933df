package dev.waybill.release.team;

/** A team as it is shown inside something else; the id is a string. */
public record TeamRef(String id, String slug, String name) {

    static TeamRef of(Team team) {
        return new TeamRef(Long.toString(team.id), team.slug, team.name);
    }
}
