-- Trigrams are made of letters and digits alone: to them "app@1.4.20" is the words app, 1, 4 and 20, and a search for "1.4.20" had to look
-- at every version that has these anywhere, a quarter of a million of a million. As rare letters separators count as well.
create function version_letters(version text) returns text
  language sql immutable strict parallel safe
  return translate(version, '@.-+_/: ', 'qzjxwkvy');

drop index ix_release_version_trigram;
create index ix_release_version_trigram on release using gin (organization_id, version_letters(version) gin_trgm_ops) with (fastupdate = off);
