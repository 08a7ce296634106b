-- A slip never changes a digit, so the digits of a term part the many model codes that begin alike.
alter table index_term
    add column digits text not null generated always as (regexp_replace(term, '\D', '', 'g')) stored;
drop index index_term_initial;
drop index index_term_final;
create index index_term_initial on index_term (merchant, version, initial, digits, size);
create index index_term_final on index_term (merchant, version, final, digits, size) where final is not null;
