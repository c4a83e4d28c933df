-- Several hosts may share one provider id, so the host is kept beside it.
alter table repository
    add column host      text,
    add column path      text,
    add column clone_url text,
    add column token     bytea,
    add column ssh_key   bytea;
update repository set host = 'github', path = name;
alter table repository
    alter column host set not null,
    alter column path set not null;
comment on column repository.path is 'as the host names it; the name may be another one that people chose';
comment on column repository.token is 'sealed with AES-GCM; of whoever connected the repository';
comment on column repository.ssh_key is 'sealed with AES-GCM';

drop index uq_repository_name;
create unique index uq_repository_path on repository (organization_id, host, lower(path)) where deleted_at is null;

create table host_webhook (
    repository_id bigint      not null constraint pk_host_webhook primary key
        constraint fk_host_webhook_repository references repository,
    state         text        not null
        constraint ck_host_webhook_state check (state in ('pending', 'installed', 'failing', 'removing')),
    host_id       text,
    renew_secret  boolean     not null,
    problem       text,
    failures      integer     not null,
    checked_at    timestamptz,
    next_look_at  timestamptz not null
);
comment on table host_webhook is 'the webhook that we keep at a host with the token of a repository';
comment on column host_webhook.host_id is 'the host''s id of it, once it was made';
create index ix_host_webhook_due on host_webhook (next_look_at);
