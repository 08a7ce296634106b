-- Words that mean the same in a shop. Each stands in one group only, compared as search compares words.
create table synonym (
    merchant varchar(40) not null,
    folded varchar(400) not null,
    group_id varchar(100) not null,
    place integer not null,
    word varchar(100) not null,
    primary key (merchant, folded)
);

-- Counts the changes of a merchant's groups, so that every process knows whether it has the current ones. A writer holds its lock.
create table synonym_list (
    merchant varchar(40) not null primary key,
    revision bigint not null
);
