create table host_deployment (
  repository_id bigint not null, -- the host's deployments are numbered within it
  deployment_id text not null,
  organization_id bigint not null,
  environment text not null,
  sha text collate "C" not null,
  url text,
  started_at timestamptz,
  finished_at timestamptz not null,
  reported_at timestamptz not null,
  wait_until timestamptz, -- null once it became a deploy, or cannot become one any more
  deploy_id bigint,
  constraint pk_host_deployment primary key (repository_id, deployment_id),
  constraint fk_host_deployment_deploy foreign key (deploy_id) references deploy on delete set null
);
create index ix_host_deployment_waiting on host_deployment (wait_until) where wait_until is not null;
create index ix_host_deployment_reported on host_deployment (reported_at);
create index ix_host_deployment_deploy on host_deployment (deploy_id) where deploy_id is not null;
