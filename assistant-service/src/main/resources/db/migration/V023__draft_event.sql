-- What people decided about a draft, in order. An edit keeps the text that it replaced, an overriding acceptance the findings.
create table draft_event (
    job_id varchar(36) not null,
    position int not null,
    number int not null,
    merchant varchar(40) not null,
    at timestamp with time zone not null,
    actor varchar(100) not null,
    action varchar(12) not null,
    reason varchar(500),
    title text,
    body text,
    findings text not null,
    primary key (job_id, position, number),
    foreign key (job_id, position) references copy_item (job_id, position)
);
