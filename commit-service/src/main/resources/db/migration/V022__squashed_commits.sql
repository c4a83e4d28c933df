create index ix_pull_request_squash_commit on pull_request (repository_id, squash_commit) where squash_commit is not null;
