-- A job may pause, go on, and take up what has failed: how long it has worked before, since when it works now, and how much was done by then.
alter table copy_job add column running_since timestamp with time zone;
alter table copy_job add column done_before int default 0 not null;
alter table copy_job add column worked_millis bigint default 0 not null;
update copy_job set running_since = created_at;
update copy_job set worked_millis = cast(extract(epoch from (finished_at - created_at)) * 1000 as bigint)
    where finished_at is not null;
alter table copy_job alter column running_since set not null;

-- What a person stopped has not failed.
update copy_item set status = 'CANCELLED', reason = null where status = 'FAILED' and reason = 'CANCELLED';
create index copy_item_by_review on copy_item (merchant, review, status, job_id, position);
create index copy_item_by_product on copy_item (merchant, product_code);
