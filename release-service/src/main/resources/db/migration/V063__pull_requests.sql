-- A copy of the pull requests of connected repositories, and the commits by which they came to their targets.
create table pull_request (
  repository_id bigint not null,
  number bigint not null, -- the host's
  title text not null,
  body text not null,
  url text,
  author_name text,
  author_email text,
  state text not null,
  first_told_at timestamptz not null,
  merged_at timestamptz, -- null while it is not
  sequence bigint not null,
  constraint pk_pull_request primary key (repository_id, number)
);

create table pull_request_commit (
  repository_id bigint not null,
  sha text not null,
  number bigint not null,
  landed boolean not null, -- brought it to its target; else it is one of its own commits
  constraint pk_pull_request_commit primary key (repository_id, sha, number),
  constraint fk_pull_request_commit_pull_request foreign key (repository_id, number) references pull_request on delete cascade
);
create index ix_pull_request_commit_number on pull_request_commit (repository_id, number);
