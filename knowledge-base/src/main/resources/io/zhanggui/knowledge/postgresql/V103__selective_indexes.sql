-- The merchant comes last in all indexes but the primary keys. Of a merchant that came after the last ANALYZE no rows are expected; where
-- two indexes begin with it, either would do then, also the one without the other columns that are asked for, and all rows of the
-- merchant are read. See MerchantStatistics.
drop index index_term_initial;
drop index index_term_final;
create index index_term_initial on index_term (initial, digits, size, merchant, version);
create index index_term_final on index_term (final, digits, size, merchant, version) where final is not null;
drop index index_entry_of_passage;
create index index_entry_of_passage on index_entry (passage, merchant, version);
drop index passage_by_source;
create index passage_by_source on passage (source_id, merchant);
drop index passage_by_product;
create index passage_by_product on passage (product_code, merchant);
drop index faq_by_question;
create index faq_by_question on faq (question_hash, merchant);
