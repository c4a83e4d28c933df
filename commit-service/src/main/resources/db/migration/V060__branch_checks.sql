create table branch_check (
    repository_id bigint      not null constraint pk_branch_check primary key
        constraint fk_branch_check_repository references repository on delete cascade,
    next_look_at  timestamptz not null,
    leased_until  timestamptz,
    failures      integer     not null,
    checked_at    timestamptz,
    problem       text
);
comment on table branch_check is 'when a host is asked where the branches of a repository are, in case a webhook was lost';
comment on column branch_check.checked_at is 'null until the host told for the first time; nothing of that is news';
create index ix_branch_check_due on branch_check (next_look_at);
