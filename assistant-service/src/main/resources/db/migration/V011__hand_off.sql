-- A shopper who wanted a person has been dealt with, until the conversation asks for one again.
create table hand_off (
    conversation_id varchar(40) not null primary key references conversation (id),
    merchant_id varchar(40) not null,
    settled_at timestamp with time zone not null,
    settled_by varchar(100) not null
);

-- Answers of a day, and those that did not help.
create index message_by_day on message (merchant_id, asked_at, outcome);
create index message_by_feedback on message (merchant_id, helpful, conversation_id);
