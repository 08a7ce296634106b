-- One row for each attempt at a backend, the offline one included.
create table backend_call (
    id            varchar(36) primary key,
    merchant_id   varchar(40) not null,
    called_at     timestamp with time zone not null,
    backend       varchar(40) not null,
    model         varchar(200) not null,
    purpose       varchar(40) not null,
    outcome       varchar(40) not null,
    input_tokens  integer not null,
    output_tokens integer not null,
    millis        bigint not null
);

create index backend_call_by_merchant on backend_call (merchant_id, called_at);
