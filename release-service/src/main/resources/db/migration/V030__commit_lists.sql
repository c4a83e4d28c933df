-- Globs of paths: a project keeps only the commits that touch one of them; null keeps all.
alter table project add column if not exists commit_paths text[];

-- Whether the files of a commit are all that it touches. Of rows from before nobody knows.
alter table release_commit add column files_complete boolean not null default false;
alter table range_commit add column files_complete boolean not null default false;

-- Which releases have a commit.
create index ix_release_commit_sha on release_commit (sha);

-- Names the list, so that one that is given again is known without reading what there is. Null on lists from before.
alter table release_commit_state add column digest text;

-- What the release before was built from is found by the repository's name in the organisation, the newest first.
alter table release_head add column organization_id bigint;
update release_head h set organization_id = r.organization_id from release r where r.id = h.release_id;
alter table release_head alter column organization_id set not null;
create index ix_release_head_repository on release_head (organization_id, repository_key, release_id desc);

-- What a repository is known by, made comparable; see RepositoryKeys.
alter table repository add column match_keys text[];
update repository set match_keys = array_remove(array[
  lower(regexp_replace(name, '\s', '', 'g')),
  lower(regexp_replace(regexp_replace(url, '^[A-Za-z0-9+.-]+://([^/@]*@)?', ''), '(\.git)?/*$', '')),
  lower(regexp_replace(regexp_replace(url, '^[A-Za-z0-9+.-]+://[^/]*/', ''), '(\.git)?/*$', ''))], null);
alter table repository alter column match_keys set not null;
drop index ix_repository_organization_name;
create index ix_repository_organization on repository (organization_id);
create index ix_repository_match_keys on repository using gin (match_keys);
