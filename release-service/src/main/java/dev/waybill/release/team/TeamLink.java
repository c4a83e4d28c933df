package dev.waybill.release.team;

/**
 * A team of something.
 *
 * @param id of the member or the project that is the team's
 */
record TeamLink(long id, TeamRef team) {}
