-- Substrings of versions are found by their trigrams, inside one organisation.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- How the releases of a project are put in order: by semantic version, by date, or by what most of its versions look like.
alter table project add column if not exists version_scheme text not null default 'auto';

-- The place of a version among versions. Keys compare byte by byte; a version without a number has an empty one, before all others.
-- sort_key needs a package in front of the number, loose_key also reads bare numbers and a "v" before them.
alter table release add column loose_key text collate "C" not null default '';
update release set sort_key = key, loose_key = key
  from (select r.id, concat(
                 case when major = 0 then 'a' else chr(97 + length(major::text)) || major end,
                 case when minor = 0 then 'a' else chr(97 + length(minor::text)) || minor end,
                 case when patch = 0 then 'a' else chr(97 + length(patch::text)) || patch end,
                 case when revision = 0 then 'a' else chr(97 + length(revision::text)) || revision end,
                 case when prerelease = '' then '~' else prerelease end, '!',
                 case when build_code is null then ''
                      when build_code !~ '^[0-9]+$' then '1' || build_code
                      else '0' || lpad(length(digits)::text, 3, '0') || digits end,
                 ' ', package) as key
          from release r, coalesce(nullif(ltrim(build_code, '0'), ''), '0') as digits
         where package is not null) as numbered
 where numbered.id = release.id;
-- Bare numbers of small parts without prerelease and build; others find their place when they are made anew.
update release set loose_key = (
    select string_agg(case when part = '' then 'a' else chr(97 + length(part)) || part end, '' order by n) || '~! '
      from (select n, coalesce(ltrim((string_to_array(ltrim(version, 'v'), '.'))[n], '0'), '') as part
              from generate_series(1, 4) as n) as parts)
 where package is null and version ~ '^v?[0-9]{1,9}(\.[0-9]{1,9}){1,3}$';
update release set sort_key = '' where sort_key is null;
alter table release alter column sort_key set default '', alter column sort_key set not null;

create index ix_release_added on release (organization_id, status, date_added desc, id desc);
create index ix_release_semver on release (organization_id, status, sort_key desc, date_added desc, id desc);
create index ix_release_loose on release (organization_id, status, loose_key desc, date_added desc, id desc);
create index ix_release_build on release (organization_id, status, build_number desc, date_added desc, id desc)
  where build_number is not null;
-- Those that a filter leaves, where they are few.
create index ix_release_package on release (organization_id, package) where package is not null;
create index ix_release_build_code on release (organization_id, build_code collate "C") where build_code is not null;
create index ix_release_version_trigram on release using gin (organization_id, version gin_trgm_ops) with (fastupdate = off);

-- A project's list is walked in its order as well, so what it is ordered by is kept with the project, too. The database keeps the
-- copies: whoever writes a release need not know of them.
alter table release_project
  add column status text,
  add column date_added timestamptz,
  add column effective_date timestamptz,
  add column sort_key text collate "C",
  add column loose_key text collate "C",
  add column build_number bigint,
  add column has_commits boolean;
update release_project p
   set status = r.status, date_added = r.date_added, effective_date = r.effective_date, sort_key = r.sort_key,
       loose_key = r.loose_key, build_number = r.build_number, has_commits = r.last_commit is not null
  from release r where r.id = p.release_id;
alter table release_project
  alter column status set not null,
  alter column date_added set not null,
  alter column effective_date set not null,
  alter column sort_key set not null,
  alter column loose_key set not null,
  alter column has_commits set not null;

create function copy_release_to_project() returns trigger language plpgsql as $$
begin
  select r.status, r.date_added, r.effective_date, r.sort_key, r.loose_key, r.build_number, r.last_commit is not null
    into new.status, new.date_added, new.effective_date, new.sort_key, new.loose_key, new.build_number, new.has_commits
    from release r where r.id = new.release_id;
  return new;
end $$;
create trigger release_project_copies before insert on release_project
  for each row execute function copy_release_to_project();

create function copy_release_to_projects() returns trigger language plpgsql as $$
begin
  update release_project
     set status = new.status, effective_date = new.effective_date, has_commits = new.last_commit is not null
   where release_id = new.id;
  return null;
end $$;
create trigger release_copied after update on release for each row
  when (old.status is distinct from new.status or old.effective_date is distinct from new.effective_date
        or (old.last_commit is null) is distinct from (new.last_commit is null))
  execute function copy_release_to_projects();

create index ix_release_project_added on release_project (project_id, status, date_added desc, release_id desc);
create index ix_release_project_effective on release_project (project_id, status, effective_date desc, release_id desc);
create index ix_release_project_semver on release_project (project_id, status, sort_key desc, date_added desc, release_id desc);
create index ix_release_project_loose on release_project (project_id, status, loose_key desc, date_added desc, release_id desc);
create index ix_release_project_build on release_project (project_id, status, build_number desc, date_added desc, release_id desc)
  where build_number is not null;
create index ix_release_project_committed on release_project (project_id, effective_date desc, release_id desc) where has_commits;
