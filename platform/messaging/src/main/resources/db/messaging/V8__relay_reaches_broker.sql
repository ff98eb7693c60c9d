-- Whether the instance reaches the broker; null if its release does not say.
alter table event_relay_instance add column reaches_broker boolean;
