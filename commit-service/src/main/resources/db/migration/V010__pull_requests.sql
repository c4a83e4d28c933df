alter table ref_move add column total integer;
comment on column ref_move.total is 'how many commits the host counts, with those that it left out';

create sequence pull_request_seq increment by 10;

create table pull_request (
    id            bigint             not null constraint pk_pull_request primary key,
    repository_id bigint             not null constraint fk_pull_request_repository references repository,
    number        bigint             not null,
    title         text               not null,
    body          text               not null,
    state         text               not null constraint ck_pull_request_state check (state in ('OPEN', 'CLOSED', 'MERGED')),
    author_login  text,
    author_name   text,
    author_email  text,
    merger_login  text,
    merger_name   text,
    merger_email  text,
    source_branch text,
    target_branch text,
    head          text collate "C",
    commits       text[] collate "C" not null,
    merge_commit  text collate "C",
    squash_commit text collate "C",
    url           text,
    changed_at    timestamptz        not null,
    abbreviated   boolean            not null,
    constraint uq_pull_request_repository_number unique (repository_id, number)
);
comment on column pull_request.abbreviated is 'some object ids are still as the host abbreviated them';
create index ix_pull_request_abbreviated on pull_request (repository_id, changed_at desc) where abbreviated;
create index ix_pull_request_merge_commit on pull_request (repository_id, merge_commit) where merge_commit is not null;
