-- The ends of each term, for those that a mistyped word may mean. They are columns because row-level security lets no function of
-- the term ask an index. The last character is of use for Chinese terms alone.
alter table index_term
    add column initial text not null generated always as (left(term, 1)) stored,
    add column final text generated always as
        (case when ascii(term) between 13312 and 40959 then right(term, 1) end) stored,
    add column size integer not null generated always as (length(term)) stored;
create index index_term_initial on index_term (merchant, version, initial, size);
create index index_term_final on index_term (merchant, version, final, size) where final is not null;
