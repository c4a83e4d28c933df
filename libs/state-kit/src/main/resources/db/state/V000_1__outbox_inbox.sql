-- What every service with a database needs to tell facts and to take them exactly once.

-- Facts that are committed but not yet told. Empty nearly always, and rows live for milliseconds:
-- vacuumed by count, because a share of an empty table is nothing.
create table outbox (
  seq bigint generated always as identity,
  id uuid not null,
  topic text not null,
  key text not null,
  headers jsonb not null,
  payload bytea, -- null is a tombstone
  created_at timestamptz not null,
  constraint pk_outbox primary key (seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Facts that the broker refuses for ever, until an operator puts them back or removes them.
create table outbox_refused (
  seq bigint not null,
  id uuid not null,
  topic text not null,
  key text not null,
  headers jsonb not null,
  payload bytea,
  created_at timestamptz not null,
  refused_at timestamptz not null,
  reason text not null,
  constraint pk_outbox_refused primary key (seq)
);

-- Facts whose effect is committed.
create table inbox (
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null,
  constraint pk_inbox primary key (consumer, event_id)
);
create index ix_inbox_at on inbox (at);

-- The newest version of each aggregate whose effect is committed.
create table applied_sequence (
  consumer text not null,
  key text not null,
  sequence bigint not null,
  at timestamptz not null,
  constraint pk_applied_sequence primary key (consumer, key)
);
create index ix_applied_sequence_at on applied_sequence (at);

-- Parts of facts that wait for their other parts.
create table fact_part (
  consumer text not null,
  fact_id uuid not null, -- the same for all parts of a fact
  number int not null,
  of int not null,
  payload bytea not null,
  at timestamptz not null,
  constraint pk_fact_part primary key (consumer, fact_id, number),
  constraint ck_fact_part_number check (number between 1 and of)
);
create index ix_fact_part_at on fact_part (at);

-- Where consumers that keep their offsets beside their effects go on.
create table consumer_offset (
  channel text not null,
  topic text not null,
  partition int not null,
  next_offset bigint not null,
  constraint pk_consumer_offset primary key (channel, topic, partition)
);
