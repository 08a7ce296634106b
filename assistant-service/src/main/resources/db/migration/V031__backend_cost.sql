-- What a call cost, in fen; null where no price is known. Tokens are estimated where the provider told no count.
alter table backend_call add column cached_tokens integer default 0 not null;
alter table backend_call add column estimated boolean default false not null;
alter table backend_call add column fen decimal(18, 6);
alter table backend_call add column first_millis bigint;

create index backend_call_by_time on backend_call (called_at);
