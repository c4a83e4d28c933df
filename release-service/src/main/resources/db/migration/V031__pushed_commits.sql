-- Commits that were pushed to connected repositories, for as long as they may wait for a release.
create table pushed_commit (
  repository_id bigint not null,
  sha text not null,
  organization_id bigint not null,
  message text,
  author_email text, -- in lower case
  committed_at timestamptz not null,
  constraint pk_pushed_commit primary key (repository_id, sha)
);
create index ix_pushed_commit_author on pushed_commit (organization_id, author_email, committed_at desc);
create index ix_pushed_commit_repository on pushed_commit (repository_id, committed_at desc);
create index ix_pushed_commit_committed on pushed_commit (committed_at);
