create table stock (
    sku       text primary key,
    on_hand   int not null check (on_hand >= 0),
    reserved  int not null default 0 check (reserved >= 0),
    threshold int not null default 0 check (threshold >= 0),
    constraint never_oversold check (reserved <= on_hand)
);

create table reservation (
    order_id uuid primary key,
    state    text not null check (state in ('HELD', 'RELEASED', 'NEVER_HELD'))
);

create table reservation_line (
    order_id uuid not null references reservation,
    sku      text not null references stock,
    quantity int  not null check (quantity > 0),
    primary key (order_id, sku)
);
