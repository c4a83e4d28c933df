-- Fills the database of release-service: so many releases for each of the organisation's projects, each with five commits, a head and an
-- environment, every tenth with a deploy. :organization and :per_project are put in by the benchmark; one statement ends with ";" at the
-- end of a line.

set work_mem = '256MB';
set maintenance_work_mem = '512MB';

insert into environment (id, organization_id, name) values
  (nextval('environment_seq'), :organization, 'production'),
  (nextval('environment_seq'), :organization, 'staging');

insert into environment_project (environment_id, project_id)
select e.id, p.id from environment e, project p where e.organization_id = :organization and p.organization_id = :organization;

-- What a release is made of: nine in ten have a number, every tenth is a commit's id.
create temporary table planned as
select (select coalesce(max(id), 0) from release) + row_number() over (order by n, p.number) as id,
       p.id as project_id,
       n,
       'app-' || p.number as package,
       n / 1000 as major, n / 50 % 20 as minor, n % 50 as patch,
       case when n % 20 = 7 then 'rc' || n % 3 else '' end as prerelease,
       n % 10 <> 3 as numbered,
       md5(p.id || '/' || n) || substr(md5(n || '/' || p.id), 1, 8) as sha,
       now() - make_interval(hours => (:per_project - n) * 3, secs => p.number) as added
  from (select id, row_number() over (order by id) as number from project where organization_id = :organization) p,
       generate_series(1, :per_project) as n;

-- The key is the one that release-service keeps; the benchmark holds it against what the service itself writes.
insert into release (
  id, organization_id, version, package, major, minor, patch, revision, prerelease, build_code, build_number, sort_key, loose_key, status,
  ref, user_agent, date_added, date_released, commit_count, last_commit, authors, deploy_count)
select id, :organization,
       case when numbered then concat(package, '@', major, '.', minor, '.', patch, case when prerelease <> '' then '-' || prerelease end, '+', n) else sha end,
       case when numbered then package end,
       case when numbered then major end, case when numbered then minor end, case when numbered then patch end, case when numbered then 0 end,
       case when numbered then prerelease end, case when numbered then n::text end, case when numbered then n end,
       case when numbered then key else '' end,
       case when numbered then key else '' end,
       case when n % 50 = 11 then 'archived' else 'open' end,
       'main', 'sentry-cli/3.8.0', added,
       case when n % 3 > 0 then added + interval '20 minutes' end,
       5,
       jsonb_build_object('repository', 'acme/' || package, 'sha', sha, 'message', 'Change ' || n, 'authorName', 'Ada', 'authorEmail', 'ada@example.com', 'date', to_char(added, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
       '[{"name": "Ada", "email": "ada@example.com"}, {"name": "Bob", "email": "bob@example.com"}]',
       case when n % 10 = 0 then 1 else 0 end
  from (select *, concat(
          case when major = 0 then 'a' else chr(97 + length(major::text)) || major end,
          case when minor = 0 then 'a' else chr(97 + length(minor::text)) || minor end,
          case when patch = 0 then 'a' else chr(97 + length(patch::text)) || patch end,
          'a',
          case when prerelease = '' then '~' else prerelease end, '!',
          '0', lpad(length(n::text)::text, 3, '0'), n,
          ' ', package) as key
        from planned) as keyed;

insert into release_project (release_id, project_id) select id, project_id from planned order by planned.id;

insert into release_project_environment (release_id, project_id, environment_id, first_seen, last_seen)
select planned.id, project_id, (select e.id from environment e where organization_id = :organization and name = case when n % 2 = 0 then 'production' else 'staging' end), added, added + interval '1 day'
  from planned order by planned.id;

insert into release_head (release_id, organization_id, repository_key, repository, repository_id, sha)
select planned.id, :organization, 'acme/' || package, 'acme/' || package, null, sha from planned order by planned.id;

insert into release_commit_state (release_id, settled, complete) select id, true, true from planned order by planned.id;

insert into release_commit (release_id, position, repository, sha, message, author_name, author_email, committed_at, files)
select id, position, 'acme/' || package,
       case when position = 0 then sha else md5(sha || position) || substr(md5(position || sha), 1, 8) end,
       'Change ' || n || ', part ' || position, case when position % 2 = 0 then 'Ada' else 'Bob' end,
       case when position % 2 = 0 then 'ada@example.com' else 'bob@example.com' end, added,
       '[{"path": "src/cart.js", "type": "M"}]'
  from planned, generate_series(0, 4) as position order by planned.id, position;

insert into deploy (id, organization_id, release_id, environment_id, date_finished, recorded_at, settle_by, announced_at, complete)
select nextval('deploy_seq'), :organization, planned.id, (select id from environment where organization_id = :organization and name = 'production'), added, added, added, added, true
  from planned where n % 10 = 0 order by planned.id;

insert into deploy_project (deploy_id, project_id)
select d.id, p.project_id from deploy d join planned p on p.id = d.release_id where d.organization_id = :organization;

select setval('release_seq', (select max(id) + 1000 from release));

drop table planned;
