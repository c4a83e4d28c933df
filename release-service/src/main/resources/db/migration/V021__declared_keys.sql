-- A declaration takes away only keys that a declaration made.
alter table project_key add column declared boolean not null default false;

update project_key set declared = true;
