-- A return is one row, which says how far each of its steps is. Nothing outside of it decides.
create table order_return (
    id               uuid primary key,
    order_id         uuid        not null references customer_order,
    state            text        not null,
    customer_reason  text        not null,
    end_reason       text,
    currency         text        not null,
    amount           bigint      not null check (amount >= 0),
    goods_id         uuid        not null,
    restock_state    text        not null,
    restock_attempts int,
    restock_error    text,
    refund_state     text        not null,
    refund_attempts  int,
    refund_error     text,
    run              int         not null default 1,
    -- Of the run's workflow; null until the run has asked for its first work.
    workflow_version text,
    wakes            int         not null default 0,
    requested_at     timestamptz not null,
    changed_at       timestamptz not null,
    decide_by        timestamptz,
    -- When the watchdog looks at it; null for a return that is final or waits for a person without any limit.
    look_at          timestamptz,
    constraint restock_failed_whole check (num_nulls(restock_attempts, restock_error) in (0, 2)),
    constraint refund_failed_whole check (num_nulls(refund_attempts, refund_error) in (0, 2))
);

create index order_return_of_order on order_return (order_id, requested_at, id);
create index order_return_overdue on order_return (look_at) where look_at is not null;

create index order_return_open on order_return (state, changed_at)
    where state not in ('COMPLETED', 'DECLINED', 'FAILED');

create table return_line (
    return_id  uuid   not null references order_return,
    position   int    not null,
    sku        text   not null,
    quantity   int    not null check (quantity > 0),
    unit_price bigint not null check (unit_price >= 0),
    primary key (return_id, position)
);

create table return_history (
    seq       bigint generated always as identity primary key,
    return_id uuid        not null references order_return,
    at        timestamptz not null default clock_timestamp(),
    what      text        not null,
    detail    text        not null,
    by_whom   text,
    why       text,
    constraint who_and_why check (num_nulls(by_whom, why) in (0, 2))
);

create index return_history_of_return on return_history (return_id, seq);

-- What persons order for returns. An order waits until settled_at is set.
create table return_intervention (
    seq        bigint generated always as identity primary key,
    return_id  uuid        not null references order_return,
    action     text        not null check (action in ('APPROVE', 'DECLINE', 'RESUME', 'WAIVE', 'TERMINATE')),
    step       text check (step in ('RESTOCK', 'REFUND')),
    by_whom    text        not null,
    why        text        not null,
    at         timestamptz not null default clock_timestamp(),
    settled_at timestamptz,
    answer     text,
    constraint waived_step check ((action = 'WAIVE') = (step is not null)),
    constraint answered_whole check (num_nulls(settled_at, answer) in (0, 2))
);

create index return_intervention_waiting on return_intervention (seq) where settled_at is null;

create index return_intervention_of_return on return_intervention (return_id, seq);

-- What eventctl saga needs, for the role outbox_operator if the database has it: it reads returns, and adds orders for
-- them, which the service carries out. A role that is created later is given the same by hand.
do $$ begin
    if exists (select from pg_roles where rolname = 'outbox_operator') then
        execute format('grant usage on schema %I to outbox_operator', current_schema());
        grant select on order_return, return_line, return_history, return_intervention to outbox_operator;
        grant insert (return_id, action, step, by_whom, why) on return_intervention to outbox_operator;
    end if;
end $$;
