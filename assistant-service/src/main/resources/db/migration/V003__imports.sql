create table staged_file (
    id varchar(40) primary key,
    merchant_id varchar(40) not null references merchant (id),
    kind varchar(20) not null,
    file_name varchar(510) not null,
    bytes bigint not null,
    staged_at timestamp with time zone not null
);

create index staged_file_merchant on staged_file (merchant_id, staged_at);

create table column_mapping (
    merchant_id varchar(40) not null references merchant (id),
    kind varchar(20) not null,
    signature varchar(64) not null,
    mapping varchar not null,
    used_at timestamp with time zone not null,
    primary key (merchant_id, kind, signature)
);

alter table import_run add column owner varchar(40);
alter table import_run add column heartbeat_at timestamp with time zone;
alter table import_run add column phase varchar(20);
alter table import_run add column rows_done integer default 0 not null;
alter table import_run add column rows_total integer default 0 not null;
alter table import_run add column phase_at timestamp with time zone;
alter table import_run add column cancel_asked boolean default false not null;
