create table merchant (
    id varchar(40) primary key,
    name varchar(200) not null,
    locale varchar(20) not null,
    contact varchar(500) not null,
    created_at timestamp with time zone not null
);

create table api_key (
    id varchar(40) primary key,
    merchant_id varchar(40) references merchant (id),
    scope varchar(10) not null,
    hash varchar(64) not null unique,
    listed boolean not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);

create index api_key_merchant on api_key (merchant_id);
create index api_key_expires on api_key (expires_at);
