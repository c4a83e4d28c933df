-- Settings of projects: how versions are ordered, and which paths of a repository are theirs (none: all).
alter table project add column if not exists version_scheme text not null default 'auto';
alter table project add column commit_paths text[] not null default '{}';
alter table project add constraint ck_project_version_scheme check (version_scheme in ('semver', 'date', 'auto'));

-- Slugs that projects had before, so that whoever still uses one is told the new one.
create table project_former_slug (
  organization_id bigint not null,
  slug text not null,
  project_id bigint not null,
  constraint pk_project_former_slug primary key (organization_id, slug),
  constraint fk_project_former_slug_project foreign key (project_id) references project on delete cascade
);
create index ix_project_former_slug_project on project_former_slug (project_id);

alter table project_key add column name text not null default 'Default';
alter table project_key add column date_created timestamptz not null default now();
create index ix_project_key_project on project_key (project_id);

-- A project takes along what hangs on it when it goes.
alter table project_key drop constraint fk_project_key_project,
  add constraint fk_project_key_project foreign key (project_id) references project on delete cascade;
alter table environment_project drop constraint fk_environment_project_project,
  add constraint fk_environment_project_project foreign key (project_id) references project on delete cascade;
alter table release_project drop constraint fk_release_project_project,
  add constraint fk_release_project_project foreign key (project_id) references project on delete cascade;
alter table release_project_environment drop constraint fk_release_project_environment_project,
  add constraint fk_release_project_environment_project foreign key (project_id) references project on delete cascade;
alter table deploy_project drop constraint fk_deploy_project_project,
  add constraint fk_deploy_project_project foreign key (project_id) references project on delete cascade;

create sequence team_seq increment by 10;
create table team (
  id bigint not null,
  organization_id bigint not null,
  slug text not null,
  name text not null,
  version bigint not null,
  date_created timestamptz not null,
  constraint pk_team primary key (id),
  constraint uq_team_organization_slug unique (organization_id, slug),
  constraint fk_team_organization foreign key (organization_id) references organization
);

create table team_member (
  team_id bigint not null,
  member_id bigint not null,
  constraint pk_team_member primary key (team_id, member_id),
  constraint fk_team_member_team foreign key (team_id) references team on delete cascade,
  constraint fk_team_member_member foreign key (member_id) references member on delete cascade
);
create index ix_team_member_member on team_member (member_id, team_id);

create table team_project (
  team_id bigint not null,
  project_id bigint not null,
  constraint pk_team_project primary key (team_id, project_id),
  constraint fk_team_project_team foreign key (team_id) references team on delete cascade,
  constraint fk_team_project_project foreign key (project_id) references project on delete cascade
);
create index ix_team_project_project on team_project (project_id, team_id);

alter table member add column date_created timestamptz not null default now();

-- Addresses that somebody says a member has, until the member proves it; in lower case.
create table member_claimed_email (
  member_id bigint not null,
  email text not null,
  constraint pk_member_claimed_email primary key (member_id, email),
  constraint fk_member_claimed_email_member foreign key (member_id) references member on delete cascade
);
create index ix_member_claimed_email_email on member_claimed_email (email);

alter table access_token add column date_created timestamptz not null default now();
alter table access_token add column last_characters text not null default '';
-- A declaration knows its tokens by name; elsewhere a name only describes.
alter table access_token drop constraint uq_access_token_organization_name;
create unique index uq_access_token_organization_name on access_token (organization_id, name) where declared;
create index ix_access_token_organization on access_token (organization_id, id);
create index ix_access_token_member on access_token (member_id) where member_id is not null;
create index ix_access_token_expires on access_token (expires_at) where expires_at is not null;
