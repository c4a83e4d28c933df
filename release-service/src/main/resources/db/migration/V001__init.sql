-- Every fact of this service takes its sequence from here, so a key that is deleted and made anew never starts again.
create sequence fact_seq;

-- The directory ------------------------------------------------------------------------------------------------------

create sequence organization_seq increment by 10;
create table organization (
  id bigint not null,
  slug text not null,
  name text not null,
  version bigint not null,
  date_created timestamptz not null,
  constraint pk_organization primary key (id),
  constraint uq_organization_slug unique (slug)
);

create sequence project_seq increment by 10;
create table project (
  id bigint not null,
  organization_id bigint not null,
  slug text not null,
  name text not null,
  platform text,
  version bigint not null,
  date_created timestamptz not null,
  constraint pk_project primary key (id),
  constraint uq_project_organization_slug unique (organization_id, slug),
  constraint fk_project_organization foreign key (organization_id) references organization
);

create table project_key (
  public_key text not null,
  project_id bigint not null,
  organization_id bigint not null,
  active boolean not null,
  version bigint not null,
  constraint pk_project_key primary key (public_key),
  constraint fk_project_key_project foreign key (project_id) references project
);
create index ix_project_key_organization on project_key (organization_id);

create sequence member_seq increment by 10;
create table member (
  id bigint not null,
  organization_id bigint not null,
  name text not null,
  role text not null,
  declared boolean not null,
  version bigint not null,
  constraint pk_member primary key (id),
  constraint fk_member_organization foreign key (organization_id) references organization
);
create index ix_member_organization on member (organization_id, id);

-- Addresses whose owner has proved them, in lower case.
create table member_email (
  member_id bigint not null,
  email text not null,
  constraint pk_member_email primary key (member_id, email),
  constraint fk_member_email_member foreign key (member_id) references member on delete cascade
);
create index ix_member_email_email on member_email (email);

create sequence access_token_seq increment by 10;
create table access_token (
  id bigint not null,
  organization_id bigint not null,
  name text not null,
  sha256 text not null,
  scopes text[] not null,
  member_id bigint,
  expires_at timestamptz,
  last_used_at timestamptz,
  declared boolean not null,
  version bigint not null,
  constraint pk_access_token primary key (id),
  constraint uq_access_token_organization_name unique (organization_id, name) deferrable initially deferred,
  constraint uq_access_token_sha256 unique (sha256) deferrable initially deferred,
  constraint fk_access_token_organization foreign key (organization_id) references organization,
  constraint fk_access_token_member foreign key (member_id) references member on delete cascade
);

-- A copy of the connected repositories -------------------------------------------------------------------------------

create table repository (
  id bigint not null,
  organization_id bigint not null,
  name text not null,
  provider text not null,
  url text,
  status text not null,
  sequence bigint not null,
  constraint pk_repository primary key (id)
);
create index ix_repository_organization_name on repository (organization_id, lower(name));

-- Environments -------------------------------------------------------------------------------------------------------

create sequence environment_seq;
create table environment (
  id bigint not null,
  organization_id bigint not null,
  name text not null,
  constraint pk_environment primary key (id),
  constraint uq_environment_organization_name unique (organization_id, name),
  constraint fk_environment_organization foreign key (organization_id) references organization
);

create table environment_project (
  environment_id bigint not null,
  project_id bigint not null,
  is_hidden boolean not null default false,
  constraint pk_environment_project primary key (project_id, environment_id),
  constraint fk_environment_project_environment foreign key (environment_id) references environment,
  constraint fk_environment_project_project foreign key (project_id) references project
);

-- Releases -----------------------------------------------------------------------------------------------------------

create sequence release_seq;
create table release (
  id bigint not null,
  organization_id bigint not null,
  version text not null,
  -- what the name says, all or nothing; never parsed again
  package text,
  major bigint,
  minor bigint,
  patch bigint,
  revision bigint,
  prerelease text,
  build_code text,
  build_number bigint,
  sort_key text collate "C",
  status text not null default 'open',
  ref text,
  url text,
  owner_id bigint,
  user_agent text,
  date_added timestamptz not null,
  date_released timestamptz,
  effective_date timestamptz generated always as (coalesce(date_released, date_added)) stored,
  -- what lists show, written by the features that own it
  commit_count int not null default 0,
  last_commit jsonb,
  authors jsonb not null default '[]',
  deploy_count int not null default 0,
  last_deploy jsonb,
  constraint pk_release primary key (id),
  constraint uq_release_organization_version unique (organization_id, version),
  constraint fk_release_organization foreign key (organization_id) references organization,
  constraint fk_release_owner foreign key (owner_id) references member on delete set null,
  constraint ck_release_status check (status in ('open', 'archived'))
);
create index ix_release_organization_added on release (organization_id, date_added desc, id desc);
create index ix_release_organization_effective on release (organization_id, effective_date desc, id desc);
create index ix_release_owner on release (owner_id) where owner_id is not null;

create table release_project (
  release_id bigint not null,
  project_id bigint not null,
  constraint pk_release_project primary key (release_id, project_id),
  constraint fk_release_project_release foreign key (release_id) references release on delete cascade,
  constraint fk_release_project_project foreign key (project_id) references project
);
create index ix_release_project_project on release_project (project_id, release_id);

create table release_project_environment (
  release_id bigint not null,
  project_id bigint not null,
  environment_id bigint not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  constraint pk_release_project_environment primary key (release_id, project_id, environment_id),
  constraint fk_release_project_environment_release foreign key (release_id) references release on delete cascade,
  constraint fk_release_project_environment_project foreign key (project_id) references project,
  constraint fk_release_project_environment_environment foreign key (environment_id) references environment
);
create index ix_release_project_environment_environment on release_project_environment (environment_id, project_id);

create table release_dist (
  release_id bigint not null,
  name text not null,
  constraint pk_release_dist primary key (release_id, name),
  constraint fk_release_dist_release foreign key (release_id) references release on delete cascade
);

-- Ranges of commits: questions to the owner of the commit graph, and its answers ---------------------------------------

create table commit_range (
  id uuid not null,
  organization_id bigint not null,
  repository_id bigint not null,
  repository text not null,
  base text, -- null: the newest commits up to head
  head text not null,
  revision int not null,
  asked_at timestamptz not null,
  answered_at timestamptz, -- null while the newest question is open
  answer_sequence bigint not null default 0,
  relation text,
  full_head text,
  complete boolean not null default false,
  untold boolean not null default false, -- answered, but not everybody who waits has been told
  constraint pk_commit_range primary key (id),
  constraint uq_commit_range_ends unique nulls not distinct (organization_id, repository_id, head, base)
);
create index ix_commit_range_untold on commit_range (answered_at) where untold;

create table range_commit (
  range_id uuid not null,
  position int not null,
  side text not null,
  sha text not null,
  message text,
  author_name text,
  author_email text,
  committed_at timestamptz,
  url text,
  files jsonb not null,
  constraint pk_range_commit primary key (range_id, position),
  constraint fk_range_commit_range foreign key (range_id) references commit_range on delete cascade
);

-- The commit list of a release -----------------------------------------------------------------------------------------

create table release_head (
  release_id bigint not null,
  repository_key text not null, -- the name, folded
  repository text not null,
  repository_id bigint, -- null for one known by its name only
  sha text not null,
  asked_base text, -- where the client said that the commits begin
  range_id uuid, -- null where the commits come from a list
  constraint pk_release_head primary key (release_id, repository_key),
  constraint fk_release_head_release foreign key (release_id) references release on delete cascade,
  constraint fk_release_head_range foreign key (range_id) references commit_range on delete set null
);
create index ix_release_head_range on release_head (range_id);
-- An abbreviated object id is the beginning of a full one.
create index ix_release_head_commit on release_head (repository_id, sha collate "C");

create table release_commit (
  release_id bigint not null,
  position int not null, -- 0 is the newest
  repository text not null,
  sha text not null,
  message text,
  author_name text,
  author_email text,
  committed_at timestamptz,
  url text,
  files jsonb not null,
  constraint pk_release_commit primary key (release_id, position),
  constraint fk_release_commit_release foreign key (release_id) references release on delete cascade
);

create table release_commit_state (
  release_id bigint not null,
  settled boolean not null,
  complete boolean not null,
  constraint pk_release_commit_state primary key (release_id),
  constraint fk_release_commit_state_release foreign key (release_id) references release on delete cascade
);

-- Deploys ----------------------------------------------------------------------------------------------------------------

create sequence deploy_seq;
create table deploy (
  id bigint not null,
  organization_id bigint not null,
  release_id bigint not null,
  environment_id bigint not null,
  name text,
  url text,
  date_started timestamptz,
  date_finished timestamptz not null,
  recorded_at timestamptz not null,
  settle_by timestamptz not null,
  previous_version text, -- what ran before, null on the first deploy to the environment
  announced_at timestamptz,
  direction text,
  complete boolean not null,
  constraint pk_deploy primary key (id),
  constraint fk_deploy_release foreign key (release_id) references release on delete cascade,
  constraint fk_deploy_environment foreign key (environment_id) references environment
);
create index ix_deploy_environment on deploy (environment_id, id desc);
create index ix_deploy_release on deploy (release_id, environment_id, id);
create index ix_deploy_pending on deploy (settle_by) where announced_at is null;

create table deploy_project (
  deploy_id bigint not null,
  project_id bigint not null,
  previous_release_id bigint, -- what ran before for the project
  constraint pk_deploy_project primary key (deploy_id, project_id),
  constraint fk_deploy_project_deploy foreign key (deploy_id) references deploy on delete cascade,
  constraint fk_deploy_project_project foreign key (project_id) references project,
  constraint fk_deploy_project_previous foreign key (previous_release_id) references release on delete set null
);
create index ix_deploy_project_project on deploy_project (project_id, deploy_id desc);
create index ix_deploy_project_previous on deploy_project (previous_release_id);

create table deploy_range (
  deploy_id bigint not null,
  repository_key text not null,
  range_id uuid not null,
  constraint pk_deploy_range primary key (deploy_id, repository_key, range_id),
  constraint fk_deploy_range_deploy foreign key (deploy_id) references deploy on delete cascade,
  constraint fk_deploy_range_range foreign key (range_id) references commit_range
);
create index ix_deploy_range_range on deploy_range (range_id);
