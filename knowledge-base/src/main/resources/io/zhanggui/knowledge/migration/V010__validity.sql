-- When a fact holds, and in which language it is written: null for ever and for the shop's own. An end is the first moment at
-- which it no longer holds.
alter table product add column language varchar(20);
alter table product add column valid_from timestamp with time zone;
alter table product add column valid_until timestamp with time zone;

alter table faq add column language varchar(20);
alter table faq add column valid_from timestamp with time zone;
alter table faq add column valid_until timestamp with time zone;

alter table document add column language varchar(20);
alter table document add column valid_from timestamp with time zone;
alter table document add column valid_until timestamp with time zone;

alter table passage add column category varchar;
alter table passage add column language varchar(20);
alter table passage add column valid_from timestamp with time zone;
alter table passage add column valid_until timestamp with time zone;

update passage set category = (
    select p.category from product p where p.merchant = passage.merchant and p.id = passage.source_id)
where kind in ('PRODUCT', 'ATTRIBUTE');
