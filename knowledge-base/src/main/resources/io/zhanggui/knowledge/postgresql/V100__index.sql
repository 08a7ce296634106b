-- The index on PostgreSQL: what PgVectorIndex reads and writes. Rows are the truth; all of this can be made anew from them.

do $$
declare
    installed text;
begin
    begin
        create extension if not exists vector schema public;
    exception when others then
        raise exception 'PostgreSQL needs the extension "vector" (pgvector 0.8.0 or later), and % may not create it here: %',
            current_user, sqlerrm
            using hint = 'Install pgvector on the server and let a superuser run in this database: create extension vector';
    end;
    select extversion into installed from pg_extension where extname = 'vector';
    if string_to_array(installed, '.')::int[] < array[0, 8] then
        raise exception 'The extension "vector" is of version %, and has to be 0.8.0 or later', installed
            using hint = 'Let a superuser run in this database: alter extension vector update';
    end if;
end $$;

-- One row for each index of a merchant. A writer holds its lock until it commits.
create table index_version (
    merchant varchar(40) not null,
    model varchar(200) not null,
    dimension integer not null,
    id bigint not null generated always as identity,
    applied bigint not null default 0,
    last_entry bigint not null default 0,
    entries bigint not null default 0,
    worded bigint not null default 0,
    words bigint not null default 0,
    loose bigint not null default 0,
    primary key (merchant, model, dimension)
);

create table index_entry (
    merchant varchar(40) not null,
    version bigint not null,
    id bigint not null,
    passage varchar(510) not null,
    ordinal integer not null,
    dimension integer not null,
    facets text[] not null,
    valid_from bigint,
    valid_until bigint,
    terms text[] not null,
    counts integer[] not null,
    words integer not null,
    text bytea not null,
    meaning halfvec not null,
    exact vector not null,
    primary key (merchant, version, id)
) partition by hash (merchant);
-- What a scan compares stays in the row, what is read of the best only goes out of it.
alter table index_entry alter column meaning set storage main;
create index index_entry_of_passage on index_entry (merchant, version, passage);

-- For each term the entries that have it, in blocks: 12 bytes an entry, its id less the block's, how often the term stands in it
-- and how many words it has, all that BM25 asks, big-endian. What became of entries since is not written here: ids are not used
-- again, and now and then the blocks are made anew.
create table index_posting (
    merchant varchar(40) not null,
    version bigint not null,
    term text not null,
    block bigint not null,
    postings bytea not null,
    primary key (merchant, version, term, block)
) partition by hash (merchant);
alter table index_posting alter column postings set storage external;

-- How many entries have the term.
create table index_term (
    merchant varchar(40) not null,
    version bigint not null,
    term text not null,
    entries bigint not null,
    primary key (merchant, version, term)
) with (fillfactor = 80);

do $$
begin
    for part in 0..15 loop
        execute format(
            'create table index_entry_%1$s partition of index_entry for values with (modulus 16, remainder %1$s)', part);
        execute format(
            'create table index_posting_%1$s partition of index_posting for values with (modulus 16, remainder %1$s)', part);
    end loop;
end $$;

-- HNSW wants vectors of one length. The service has no right to make an index when a model brings a new length, so the lengths
-- of today's models are here; others are searched exactly until the owner makes an index of this form.
do $$
declare
    length integer;
begin
    foreach length in array array[256, 384, 512, 768, 1024, 1536, 2048, 3072] loop
        execute format(
            'create index index_entry_hnsw_%1$s on index_entry using hnsw ((meaning::halfvec(%1$s)) halfvec_ip_ops) where dimension = %1$s',
            length);
    end loop;
end $$;
