-- Sequences and not a count a repository: rows are written in sets, and only the order counts.
create sequence commit_seq as bigint increment by 1;
create sequence commit_revision_seq as bigint increment by 1;

alter table commit
    add column number    bigint  not null default nextval('commit_seq'),
    add column revision  bigint  not null default nextval('commit_revision_seq'),
    add column patch_id  text    collate "C",
    add column imported  boolean not null default false,
    add column announced boolean not null default false;
update commit set announced = true where message is not null;
comment on column commit.number is 'names the commit in the index that is kept in memory';
comment on column commit.revision is 'grows with every change of the row; a repository changes in one transaction at a time';
comment on column commit.patch_id is 'the same for commits that change the same, wherever they stand';
comment on column commit.imported is 'read from the repository itself, so that parents and files are exact';
comment on column commit.announced is 'told as pushed; imported history is not';
create unique index uq_commit_number on commit (repository_id, number);
create index ix_commit_revision on commit (repository_id, revision);
create index ix_commit_patch on commit (repository_id, patch_id) where patch_id is not null;

alter table file_change add column renamed_from text;

alter table ref_move alter column delivery_id drop not null;
alter table ref_move add column healed boolean not null default false;
comment on column ref_move.delivery_id is 'null for a move that a fetch found';
comment on column ref_move.healed is 'what the host left out of it was told later';
create index ix_ref_move_unhealed on ref_move (repository_id, moved_at) where not healed;

create table commit_link (
    repository_id bigint           not null,
    sha           text collate "C" not null,
    kind          text             not null constraint ck_commit_link_kind check (kind in ('CHERRY_PICK', 'REVERT')),
    target        text collate "C" not null,
    constraint pk_commit_link primary key (repository_id, sha, kind, target),
    constraint fk_commit_link_commit foreign key (repository_id, sha) references commit on delete cascade
);
comment on table commit_link is 'what a commit says it repeats or takes back';
create index ix_commit_link_target on commit_link (repository_id, target);

create table mirror (
    repository_id   bigint      not null constraint pk_mirror primary key
        constraint fk_mirror_repository references repository on delete cascade,
    wanted_at       timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null,
    lease           uuid,
    leased_until    timestamptz,
    fetched_at      timestamptz,
    imported        bigint      not null,
    problem         text
);
comment on table mirror is 'a copy of a repository, and how far it is imported';
create index ix_mirror_due on mirror (next_attempt_at);

create table imported_tip (
    repository_id bigint           not null constraint fk_imported_tip_mirror references mirror on delete cascade,
    name          text             not null,
    sha           text collate "C" not null,
    constraint pk_imported_tip primary key (repository_id, name)
);
comment on table imported_tip is 'where refs pointed when everything behind them had been imported';

create table mailmap (
    repository_id bigint not null constraint pk_mailmap primary key
        constraint fk_mailmap_repository references repository on delete cascade,
    text          text   not null
);
comment on table mailmap is 'the .mailmap of a repository: how its authors want to be named';
