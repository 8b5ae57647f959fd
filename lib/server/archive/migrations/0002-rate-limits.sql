-- What each client has spent of its allowance, shared by all processes. Columns as rate-limiter-flexible wants them, in
-- this order. Unlogged: it is written with each request, and worth nothing after a crash.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
