-- Two operators may order something for the same return at the same moment. The first order waits for the service.
update return_intervention later set settled_at = clock_timestamp(), answer = 'refused: another order waited already'
where settled_at is null
  and exists (select 1 from return_intervention first
              where first.return_id = later.return_id and first.settled_at is null and first.seq < later.seq);

create unique index return_intervention_one_waits on return_intervention (return_id) where settled_at is null;
