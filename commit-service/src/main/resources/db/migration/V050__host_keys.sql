alter table mirror add column host_address text, add column host_key text;
comment on column mirror.host_address is 'name and port of the host that was fetched from by ssh';
comment on column mirror.host_key is 'its public key, in OpenSSH form: it showed this one first, and no other one is taken';
