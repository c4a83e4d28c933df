-- Nobody used it: what a consumer has applied of an aggregate stands in the row that it wrote.
drop table applied_sequence;
