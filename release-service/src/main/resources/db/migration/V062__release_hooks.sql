-- How often the address was renewed by which a project's releases are made; without a row never.
create table release_hook (
  project_id bigint not null,
  number int not null,
  constraint pk_release_hook primary key (project_id),
  constraint fk_release_hook_project foreign key (project_id) references project on delete cascade
);
