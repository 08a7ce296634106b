create table product (
    merchant varchar(40) not null,
    id varchar(510) not null,
    title varchar not null,
    category varchar,
    description varchar,
    attributes varchar not null,
    content_hash varchar(64) not null,
    updated_at timestamp with time zone not null,
    primary key (merchant, id)
);

create table faq (
    merchant varchar(40) not null,
    id varchar(510) not null,
    question varchar not null,
    question_hash varchar(64) not null,
    similar_questions varchar not null,
    answer varchar not null,
    content_hash varchar(64) not null,
    updated_at timestamp with time zone not null,
    primary key (merchant, id)
);
create index faq_by_question on faq (merchant, question_hash);

create table document (
    merchant varchar(40) not null,
    id varchar(510) not null,
    media_type varchar(200) not null,
    bytes bigint not null,
    content_hash varchar(64) not null,
    updated_at timestamp with time zone not null,
    primary key (merchant, id)
);

create table passage (
    merchant varchar(40) not null,
    id varchar(32) not null,
    kind varchar(20) not null,
    source_id varchar(510) not null,
    ordinal integer not null,
    product_code varchar(510),
    title varchar not null,
    text varchar not null,
    place varchar not null,
    index_texts varchar not null,
    content_hash varchar(64) not null,
    index_hash varchar(64) not null,
    primary key (merchant, id)
);
create index passage_by_source on passage (merchant, source_id);
create index passage_by_product on passage (merchant, product_code);

-- One row for each passage that ever was: the sequence of its last change. Without a row in passage, the change was a removal.
create table ledger (
    merchant varchar(40) not null,
    passage_id varchar(32) not null,
    sequence bigint not null,
    primary key (merchant, passage_id)
);
create index ledger_by_sequence on ledger (merchant, sequence);

-- The last sequence given out. A writer holds this row's lock until it commits, so sequences commit in order.
create table ledger_head (
    merchant varchar(40) not null primary key,
    sequence bigint not null
);
