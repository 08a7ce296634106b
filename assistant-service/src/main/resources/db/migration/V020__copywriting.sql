create table copy_job (
    id varchar(36) not null primary key,
    merchant varchar(40) not null,
    channel varchar(40) not null,
    locale varchar(20) not null,
    tone varchar(20) not null,
    variants int not null,
    total int not null,
    status varchar(12) not null,
    request_key varchar(200),
    request_hash varchar(64),
    created_at timestamp with time zone not null,
    finished_at timestamp with time zone,
    constraint copy_job_request unique (merchant, request_key)
);

create index copy_job_by_merchant on copy_job (merchant, created_at);

create table copy_item (
    job_id varchar(36) not null references copy_job (id),
    position int not null,
    merchant varchar(40) not null,
    product_code varchar(200) not null,
    product_title varchar(1000) not null,
    variant int not null,
    lane int not null,
    status varchar(16) not null,
    review varchar(12) not null,
    reason varchar(40),
    primary key (job_id, position)
);

create index copy_item_by_lane on copy_item (job_id, status, lane, position);

create table draft (
    job_id varchar(36) not null,
    position int not null,
    merchant varchar(40) not null,
    title text not null,
    body text not null,
    findings text not null,
    backend varchar(100) not null,
    prompt_version varchar(100) not null,
    edited boolean not null,
    written_at timestamp with time zone not null,
    primary key (job_id, position),
    foreign key (job_id, position) references copy_item (job_id, position)
);
