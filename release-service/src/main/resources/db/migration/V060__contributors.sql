-- Who is to be credited for a commit, the author first, programs marked; empty where that is the author alone, or where nobody knows.
alter table release_commit add column contributors jsonb not null default '[]';
alter table range_commit add column contributors jsonb not null default '[]';
