create table sample_load (
    merchant_id varchar(40)              not null primary key,
    loaded_at   timestamp with time zone not null
);
