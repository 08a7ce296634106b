create table import_run (
    id varchar(40) primary key,
    merchant_id varchar(40) not null references merchant (id),
    kind varchar(20) not null,
    mode varchar(20) not null,
    file_name varchar(510) not null,
    state varchar(20) not null,
    outcome varchar,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone
);

create index import_run_merchant on import_run (merchant_id, started_at);
