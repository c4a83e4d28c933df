-- A package's releases are found, filtered by status and put in order by this index alone.
create index ix_release_package_semver on release (organization_id, package, status, sort_key desc, date_added desc, id desc)
  where package is not null;
drop index ix_release_package;

-- Since lists are walked by status, nothing reads these.
drop index ix_release_organization_added;
drop index ix_release_organization_effective;
