create sequence repository_seq increment by 10;
create sequence delivery_seq increment by 1;
create sequence ref_move_seq increment by 1;
-- Answers are told under the key of a release, which several questions share; one sequence for all keeps their facts apart.
create sequence answer_seq increment by 1;

create table repository (
    id              bigint      not null constraint pk_repository primary key,
    organization_id bigint      not null,
    provider        text        not null,
    name            text        not null,
    url             text,
    status          text        not null constraint ck_repository_status check (status in ('active', 'disabled', 'hidden')),
    external_id     text,
    secret          bytea       not null,
    previous_secret bytea,
    created_at      timestamptz not null,
    deleted_at      timestamptz,
    sequence        bigint      not null,
    push_sequence   bigint      not null
);
comment on column repository.secret is 'sealed with AES-GCM; the hosts sign with it';
comment on column repository.previous_secret is 'still taken while a host is moved to a new one';
create unique index uq_repository_name on repository (organization_id, provider, lower(name)) where deleted_at is null;
create index ix_repository_deleted on repository (deleted_at) where deleted_at is not null;

create table delivery (
    id               bigint      not null constraint pk_delivery primary key,
    repository_id    bigint      not null constraint fk_delivery_repository references repository,
    host             text        not null,
    host_delivery_id text        not null,
    event            text        not null,
    content_type     text,
    body             bytea       not null,
    state            text        not null
        constraint ck_delivery_state check (state in ('received', 'processed', 'ignored', 'failed')),
    reason           text,
    attempts         integer     not null,
    received_at      timestamptz not null,
    next_attempt_at  timestamptz not null,
    finished_at      timestamptz,
    constraint uq_delivery_host_delivery unique (repository_id, host_delivery_id)
);
create index ix_delivery_due on delivery (next_attempt_at, id) where state = 'received';
create index ix_delivery_finished on delivery (finished_at) where state <> 'received';
create index ix_delivery_repository on delivery (repository_id, id);

create table commit (
    repository_id   bigint                    not null constraint fk_commit_repository references repository,
    sha             text   collate "C"        not null,
    parents         text[] collate "C"        not null,
    lineage         text                      not null
        constraint ck_commit_lineage check (lineage in ('UNKNOWN', 'CARRIED', 'PUSHED', 'TOLD')),
    gap             boolean                   not null,
    closed_by       text[] collate "C"        not null,
    generation      bigint                    not null,
    message         text,
    author_name     text,
    author_email    text,
    committer_name  text,
    committer_email text,
    committed_at    timestamptz,
    url             text,
    seen_at         timestamptz               not null,
    constraint pk_commit primary key (repository_id, sha)
);
comment on column commit.message is 'null for a commit that was only named by another one';
comment on column commit.generation is 'greater than that of every parent';
create index ix_commit_generation on commit (repository_id, generation desc, sha);
create index ix_commit_parents on commit using gin (parents);

create table file_change (
    repository_id bigint             not null,
    sha           text collate "C"   not null,
    path          text               not null,
    type          text               not null constraint ck_file_change_type check (type in ('A', 'M', 'D')),
    constraint pk_file_change primary key (repository_id, sha, path),
    constraint fk_file_change_commit foreign key (repository_id, sha) references commit
);

create table ref (
    repository_id bigint      not null constraint fk_ref_repository references repository,
    name          text        not null,
    head          text,
    moved_at      timestamptz not null,
    constraint pk_ref primary key (repository_id, name)
);
comment on column ref.head is 'null for one that was deleted';

create table ref_move (
    id            bigint      not null constraint pk_ref_move primary key,
    repository_id bigint      not null,
    name          text        not null,
    before        text,
    after         text,
    forced        boolean     not null,
    cut           boolean     not null,
    late          boolean     not null,
    commits       integer     not null,
    delivery_id   bigint      not null,
    moved_at      timestamptz not null,
    constraint fk_ref_move_ref foreign key (repository_id, name) references ref
);
comment on column ref_move.late is 'arrived after the move that followed it, and left the head alone';
create index ix_ref_move_ref on ref_move (repository_id, name, moved_at);

create table question (
    request_id      uuid        not null constraint pk_question primary key,
    revision        integer     not null,
    organization_id bigint      not null,
    version         text        not null,
    repository_id   bigint      not null,
    repository      text        not null,
    base            text,
    head            text        not null,
    state           text        not null constraint ck_question_state check (state in ('open', 'incomplete', 'settled')),
    asked_at        timestamptz not null,
    deadline        timestamptz not null,
    next_look_at    timestamptz,
    answered_at     timestamptz,
    answer          text
);
comment on column question.answer is 'a digest of the last answer, so that only a different one is told again';
create index ix_question_due on question (next_look_at) where next_look_at is not null;
create index ix_question_repository on question (repository_id) where state <> 'settled';
create index ix_question_asked on question (asked_at);
