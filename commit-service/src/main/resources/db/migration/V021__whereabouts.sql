create table release_head (
    repository_id   bigint      not null constraint fk_release_head_repository references repository on delete cascade,
    version         text        not null,
    organization_id bigint      not null,
    head            text        not null,
    sha             text collate "C",
    seen_at         timestamptz not null,
    complete        boolean     not null,
    next_look_at    timestamptz,
    told            text,
    constraint pk_release_head primary key (repository_id, version)
);
comment on column release_head.head is 'as it was told, perhaps abbreviated';
comment on column release_head.sha is 'in full, once the graph knows the commit';
comment on column release_head.told is 'a digest of what was last told of it, so that only news is told';
create index ix_release_head_due on release_head (next_look_at) where next_look_at is not null;
create index ix_release_head_seen on release_head (repository_id, seen_at);

create table environment_head (
    repository_id bigint      not null constraint fk_environment_head_repository references repository on delete cascade,
    environment   text        not null,
    version       text        not null,
    head          text        not null,
    deploy_id     bigint      not null,
    deployed_at   timestamptz not null,
    constraint pk_environment_head primary key (repository_id, environment)
);
comment on table environment_head is 'what runs where: the last deploy of each environment';
