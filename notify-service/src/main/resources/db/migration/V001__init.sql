-- What people are told, once for all recipients and attempts.
create table notice (
    kind            text        not null,
    id              bigint      not null,
    organization_id bigint      not null,
    content         jsonb       not null,
    created_at      timestamptz not null,
    constraint pk_notice primary key (kind, id)
);

-- One message to one person by one channel. The id is derived from notice, member and channel, so it can be queued only once.
-- due_at: pending – when it is to be tried; claimed – when the lease ends and anyone may claim it anew; finished – unused.
create table delivery (
    id              uuid        not null,
    seq             bigint      generated always as identity,
    organization_id bigint      not null,
    notice_kind     text        not null,
    notice_id       bigint      not null,
    channel         text        not null,
    member_id       bigint      not null,
    member_name     text        not null,
    address         text        not null,
    state           text        not null,
    claim           uuid,
    attempts        integer     not null,
    outages         integer     not null,
    due_at          timestamptz not null,
    last_error      text,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    constraint pk_delivery primary key (id),
    constraint fk_delivery_notice foreign key (notice_kind, notice_id) references notice (kind, id),
    constraint ck_delivery_state check (state in ('PENDING', 'CLAIMED', 'SENT', 'FAILED')),
    constraint ck_delivery_claim check ((state = 'CLAIMED') = (claim is not null)),
    constraint ck_delivery_finished check ((state in ('SENT', 'FAILED')) = (finished_at is not null))
);
create index ix_delivery_due on delivery (channel, due_at) where finished_at is null;
create index ix_delivery_notice on delivery (notice_kind, notice_id);
create index ix_delivery_organization on delivery (organization_id, seq);
create index ix_delivery_finished on delivery (finished_at) where finished_at is not null;

-- Addresses that a channel called unusable; nothing is sent there until the time given, then it is tried once more.
create table suppression (
    channel    text        not null,
    address    text        not null,
    reason     text        not null,
    created_at timestamptz not null,
    until      timestamptz not null,
    constraint pk_suppression primary key (channel, address)
);

-- Subscriptions that people ended; an empty environment stands for all.
create table mute (
    organization_id bigint      not null,
    member_id       bigint      not null,
    kind            text        not null,
    environment     text        not null,
    created_at      timestamptz not null default now(),
    constraint pk_mute primary key (organization_id, member_id, kind, environment)
);
