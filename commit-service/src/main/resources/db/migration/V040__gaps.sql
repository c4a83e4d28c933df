create sequence gap_seq increment by 10;

create table gap (
    id              bigint             not null constraint pk_gap primary key,
    repository_id   bigint             not null constraint fk_gap_repository references repository on delete cascade,
    ref             text               not null,
    base            text collate "C",
    head            text collate "C"   not null,
    reason          text               not null
        constraint ck_gap_reason check (reason in ('cut', 'missed', 'rewritten', 'branch', 'beginning')),
    commits         text[] collate "C" not null,
    opened_at       timestamptz        not null,
    attempts        integer            not null,
    next_attempt_at timestamptz,
    problem         text
);
comment on table gap is 'what pushes left out and nobody has told since; a row goes when its gap is closed';
comment on column gap.base is 'where to ask the host from; null where nothing before is known';
comment on column gap.commits is 'the commits behind which something is missing';
comment on column gap.next_attempt_at is 'when the host is asked next; null if it is not';
create index ix_gap_repository on gap (repository_id, id);
create index ix_gap_due on gap (next_attempt_at, id) where next_attempt_at is not null;
