create table conversation (
    id          varchar(40)              not null primary key,
    merchant_id varchar(40)              not null,
    key_id      varchar(100)             not null,
    started_at  timestamp with time zone not null,
    last_at     timestamp with time zone not null
);
create index conversation_by_merchant on conversation (merchant_id, last_at);

create table message (
    id              varchar(40)              not null primary key,
    merchant_id     varchar(40)              not null,
    conversation_id varchar(40)              not null references conversation (id),
    turn            integer                  not null,
    question        text                     not null,
    outcome         varchar(20)              not null,
    answer          text                     not null,
    backend         varchar(100)             not null,
    prompt          varchar(100),
    product_code    varchar(200),
    ask             varchar(1000),
    input_tokens    integer                  not null,
    output_tokens   integer                  not null,
    asked_at        timestamp with time zone not null,
    answered_at     timestamp with time zone not null,
    helpful         boolean,
    unique (conversation_id, turn)
);
create index message_by_outcome on message (merchant_id, outcome, conversation_id);

create table citation (
    message_id  varchar(40)   not null references message (id),
    place       integer       not null,
    merchant_id varchar(40)   not null,
    passage_id  varchar(400)  not null,
    source_id   varchar(1000) not null,
    title       text          not null,
    quote       text          not null,
    primary key (message_id, place)
);
