-- Goods that came back are available again. The reservation of their order keeps its lines, and these are subtracted.
create table goods_return (
    return_id uuid primary key,
    state     text not null check (state in ('TAKEN_BACK', 'TAKEN_OUT', 'NEVER_TAKEN_BACK')),
    order_id  uuid references reservation,
    constraint order_of_goods_that_came check ((order_id is null) = (state = 'NEVER_TAKEN_BACK'))
);

create index goods_taken_back_by_order on goods_return (order_id) where state = 'TAKEN_BACK';

create table goods_return_line (
    return_id uuid not null references goods_return,
    sku       text not null references stock,
    quantity  int  not null check (quantity > 0),
    primary key (return_id, sku)
);
