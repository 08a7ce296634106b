-- A message may carry an id of the client's own: sent again, it is not answered again.
alter table message add column client_message_id varchar(64);
-- Not whole: the shopper left or stopped the answer before its end.
alter table message add column whole boolean default true not null;
alter table message add column feedback_reason varchar(40);
create unique index message_by_client_id on message (conversation_id, client_message_id);
create index message_by_time on message (merchant_id, asked_at);
