-- Backends that were added at the console. The key is encrypted (AES-256-GCM, bound to the row's id).
create table stored_backend (
    id                  varchar(36) primary key,
    name                varchar(40) not null unique,
    preset              varchar(40),
    base_url            varchar(500) not null,
    model               varchar(200) not null,
    locked_key          varchar(2000),
    input_price         decimal(18, 6),
    cached_input_price  decimal(18, 6),
    output_price        decimal(18, 6),
    max_concurrent      integer,
    requests_per_minute integer,
    active              boolean not null,
    created_at          timestamp with time zone not null
);

-- The order in which backends are asked, those of the configuration included, once somebody has changed it.
create table backend_place (
    name  varchar(40) primary key,
    place integer not null
);
