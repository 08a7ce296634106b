-- A slip never changes a digit, so the digits of a term part the many model codes that begin alike.
alter table index_term
    add column digits text not null generated always as (regexp_replace(term, '\D', '', 'g')) stored;
