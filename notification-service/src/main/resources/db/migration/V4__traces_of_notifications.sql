-- Of the event that caused the notification; null without tracing.
alter table notification
    add column traceparent text,
    add column tracestate  text;
