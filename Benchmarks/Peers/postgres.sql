-- What PostgreSQL's multiranges make of the workloads. Instants are seconds since 1970, as on the other side.

CREATE TABLE calendars (
    id integer PRIMARY KEY, zone text NOT NULL, first_date date NOT NULL, end_date date NOT NULL,
    duration bigint NOT NULL, buffer_before bigint NOT NULL, buffer_after bigint NOT NULL, step bigint NOT NULL,
    earliest bigint NOT NULL
);
CREATE TABLE weekly (calendar integer, day_of_week integer, start_time interval, end_time interval);
CREATE TABLE exceptions (calendar integer, date date, start_time interval, end_time interval);
CREATE TABLE sessions (calendar integer, start_at bigint, end_at bigint, buffer_before bigint, buffer_after bigint);
CREATE INDEX ON weekly (calendar);
CREATE INDEX ON exceptions (calendar);
CREATE INDEX ON sessions (calendar);

-- An exception without times closes its date.
CREATE FUNCTION slots(which integer) RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    c calendars;
    answer bigint[];
BEGIN
    SELECT * INTO c FROM calendars WHERE id = which;
    WITH dates AS (
        SELECT c.first_date + i AS date FROM generate_series(0, c.end_date - c.first_date - 1) AS i
    ), hours AS (
        SELECT date, date + start_time AS opens, date + end_time AS closes
        FROM dates JOIN weekly ON calendar = which AND day_of_week = extract(dow FROM date)::integer
        WHERE date NOT IN (SELECT e.date FROM exceptions AS e WHERE calendar = which)
        UNION ALL
        SELECT date, date + start_time, date + end_time
        FROM exceptions
        WHERE calendar = which AND start_time IS NOT NULL AND date >= c.first_date AND date < c.end_date
    ), pieces AS MATERIALIZED (
        SELECT date, int8range(
            extract(epoch FROM opens AT TIME ZONE c.zone)::bigint, extract(epoch FROM closes AT TIME ZONE c.zone)::bigint
        ) AS piece
        FROM hours
    ), gaps AS MATERIALIZED (
        SELECT gap, (to_timestamp(lower(gap)) AT TIME ZONE c.zone)::date AS date
        FROM (
            SELECT unnest(range_agg(piece) - coalesce((
                SELECT range_agg(int8range(
                    start_at - buffer_before - c.buffer_after, end_at + buffer_after + c.buffer_before
                )) FROM sessions WHERE calendar = which
            ), '{}')) AS gap
            FROM pieces
        ) AS free
    )
    SELECT array_agg(start ORDER BY start) INTO answer
    FROM gaps JOIN pieces USING (date), generate_series(
        lower(piece) + (greatest(lower(gap), c.earliest) - lower(piece) + c.step - 1) / c.step * c.step,
        upper(gap) - c.duration, c.step
    ) AS start
    WHERE gap && piece;
    RETURN coalesce(answer, '{}');
END $$;

-- Nanoseconds for so many computations, the calendars in turn.
CREATE FUNCTION slots_time(first integer, calendars integer, repetitions integer) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
    answer bigint[];
    began timestamptz := clock_timestamp();
BEGIN
    FOR i IN 0..repetitions - 1 LOOP
        answer := slots(first + i % calendars);
    END LOOP;
    RETURN extract(epoch FROM clock_timestamp() - began) * 1e9;
END $$;

CREATE TABLE loaded (start_at bigint, end_at bigint);
CREATE TABLE sets (size integer, name text, value int8multirange, PRIMARY KEY (size, name));
ALTER TABLE sets ALTER COLUMN value SET STORAGE EXTERNAL;

CREATE FUNCTION set_operation_time(operation text, size_of integer, repetitions integer) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
    a int8multirange := (SELECT value + '{}'::int8multirange FROM sets WHERE size = size_of AND name = 'a');
    b int8multirange := (SELECT value + '{}'::int8multirange FROM sets WHERE size = size_of AND name = 'b');
    c int8multirange;
    began timestamptz := clock_timestamp();
BEGIN
    CASE operation
        WHEN 'union' THEN FOR i IN 1..repetitions LOOP c := a + b; END LOOP;
        WHEN 'intersection' THEN FOR i IN 1..repetitions LOOP c := a * b; END LOOP;
        WHEN 'subtraction' THEN FOR i IN 1..repetitions LOOP c := a - b; END LOOP;
    END CASE;
    RETURN extract(epoch FROM clock_timestamp() - began) * 1e9;
END $$;

-- The bounds of the result and, to compare long ones, only their count and a sum over them.
CREATE FUNCTION set_operation_digest(operation text, size_of integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    a int8multirange := (SELECT value FROM sets WHERE size = size_of AND name = 'a');
    b int8multirange := (SELECT value FROM sets WHERE size = size_of AND name = 'b');
    c int8multirange;
BEGIN
    c := CASE operation
        WHEN 'union' THEN a + b
        WHEN 'intersection' THEN a * b
        WHEN 'subtraction' THEN a - b
        WHEN 'union unsorted' THEN (SELECT value FROM sets WHERE size = size_of AND name = 'unsorted')
    END;
    RETURN (SELECT count(*) || ' ' || sum(lower(r)::numeric * i) || ' ' || sum(upper(r)::numeric * i)
            FROM unnest(c) WITH ORDINALITY AS u(r, i));
END $$;
