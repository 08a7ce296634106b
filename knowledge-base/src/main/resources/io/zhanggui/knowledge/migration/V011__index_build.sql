-- The versions of each merchant's index. One is serving; one may be building, and follows until it takes over; what is retired
-- waits to be removed. The format counts what entries are made of, apart from the model.
create table index_build (
    merchant varchar(40) not null,
    name varchar(200) not null,
    model varchar(200) not null,
    dimension integer not null,
    format integer not null,
    state varchar(20) not null,
    since timestamp with time zone not null,
    primary key (merchant, name)
);
