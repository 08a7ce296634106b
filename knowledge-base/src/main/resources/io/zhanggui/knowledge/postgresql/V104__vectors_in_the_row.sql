-- A search reads both vectors of each entry that it finds, so both stay in the row: one that lies out of it takes three pages more.
-- PostgreSQL takes columns out of rows of more than 2,000 bytes unless it is told to fill the page.
do $$
begin
    for part in 0..15 loop
        execute format('alter table index_entry_%s set (toast_tuple_target = 8160)', part);
    end loop;
end $$;
