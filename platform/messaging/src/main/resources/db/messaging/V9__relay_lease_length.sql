-- How long the instance's leases last; null if its release does not say. An end further ahead than that was written
-- before the clock was set back.
alter table event_relay_instance add column lease interval;
