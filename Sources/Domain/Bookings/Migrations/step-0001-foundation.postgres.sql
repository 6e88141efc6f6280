-- Dates, wall times and instants have types of their own; money is minor units.
-- Whatever belongs to a provider is keyed by provider_id first.
-- Texts that pages are cut by compare by their bytes, as they do everywhere else.

DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS btree_gist;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'the extension btree_gist cannot be made (%); let an administrator of the database run: CREATE EXTENSION btree_gist', SQLERRM;
END
$$;

CREATE TABLE policy_scripts (
    version text COLLATE "C" PRIMARY KEY CHECK (version LIKE 'sha256:%'),
    source text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE providers (
    provider_id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    email text,
    time_zone text NOT NULL,
    policy_id text COLLATE "C" NOT NULL,
    policy_version text COLLATE "C" NOT NULL REFERENCES policy_scripts (version),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE policies (
    provider_id text COLLATE "C" NOT NULL REFERENCES providers (provider_id),
    policy_id text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, policy_id)
);

CREATE TABLE policy_versions (
    provider_id text COLLATE "C" NOT NULL,
    policy_id text COLLATE "C" NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    version text COLLATE "C" NOT NULL REFERENCES policy_scripts (version),
    name text NOT NULL,
    description text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, policy_id, number),
    UNIQUE (provider_id, policy_id, version),
    FOREIGN KEY (provider_id, policy_id) REFERENCES policies (provider_id, policy_id)
);

CREATE TABLE weekly_hours (
    provider_id text COLLATE "C" NOT NULL REFERENCES providers (provider_id),
    position integer NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    start_time time NOT NULL,
    end_time time NOT NULL,
    PRIMARY KEY (provider_id, position)
);

CREATE TABLE schedule_exceptions (
    provider_id text COLLATE "C" NOT NULL REFERENCES providers (provider_id),
    exception_date date NOT NULL,
    position integer NOT NULL,
    is_available boolean NOT NULL,
    custom_start time,
    custom_end time,
    note text,
    PRIMARY KEY (provider_id, exception_date, position),
    CHECK ((custom_start IS NULL) = (custom_end IS NULL)),
    CHECK (NOT is_available OR custom_start IS NOT NULL)
);

CREATE TABLE services (
    provider_id text COLLATE "C" NOT NULL REFERENCES providers (provider_id),
    service_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    price bigint NOT NULL CHECK (price BETWEEN 0 AND 1000000000000),
    currency text NOT NULL,
    duration_minutes bigint NOT NULL CHECK (duration_minutes > 0),
    buffer_before_minutes bigint NOT NULL CHECK (buffer_before_minutes >= 0),
    buffer_after_minutes bigint NOT NULL CHECK (buffer_after_minutes >= 0),
    slot_step_minutes bigint NOT NULL CHECK (slot_step_minutes > 0),
    slot_alignment text NOT NULL CHECK (slot_alignment IN ('opening', 'packed', 'clock')),
    min_notice_minutes bigint NOT NULL CHECK (min_notice_minutes >= 0),
    booking_window_days bigint CHECK (booking_window_days >= 0),
    max_bookings_per_day bigint CHECK (max_bookings_per_day > 0),
    max_bookings_per_week bigint CHECK (max_bookings_per_week > 0),
    max_bookings_per_month bigint CHECK (max_bookings_per_month > 0),
    capacity bigint NOT NULL CHECK (capacity > 0),
    requirements text NOT NULL,
    requires_approval boolean NOT NULL,
    is_archived boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, service_id)
);

CREATE TABLE bookings (
    provider_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    service_id text COLLATE "C" NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'confirmed', 'cancelled', 'completed')),
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL CHECK (end_at > start_at),
    footprint_start timestamptz NOT NULL CHECK (footprint_start <= start_at),
    footprint_end timestamptz NOT NULL CHECK (footprint_end >= end_at),
    footprint tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(footprint_start, footprint_end, '[)')) STORED,
    seat bigint NOT NULL CHECK (seat >= 1),
    client text NOT NULL,
    token_hash bytea NOT NULL,
    price bigint NOT NULL CHECK (price >= 0),
    currency text NOT NULL,
    paid bigint NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND 1000000000000),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND paid),
    policy_id text COLLATE "C" NOT NULL,
    policy_version text COLLATE "C" NOT NULL REFERENCES policy_scripts (version),
    notice_start_at timestamptz NOT NULL,
    expires_at timestamptz CHECK (expires_at IS NULL OR status <> 'confirmed'),
    booked_at timestamptz NOT NULL,
    cancelled_at timestamptz CHECK ((cancelled_at IS NULL) = (status <> 'cancelled')),
    cancellation text CHECK (cancellation IN ('client', 'provider', 'no_show', 'expiry')),
    revision bigint NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (provider_id, booking_id),
    FOREIGN KEY (provider_id, service_id) REFERENCES services (provider_id, service_id),
    CHECK ((cancellation IS NULL) = (status <> 'cancelled')),
    -- Sessions never meet in their footprints; the seats of one session share it.
    CONSTRAINT bookings_never_overlap EXCLUDE USING gist
        (provider_id WITH =, footprint WITH &&, start_at WITH <>) WHERE (status <> 'cancelled'),
    CONSTRAINT bookings_share_one_service EXCLUDE USING gist
        (provider_id WITH =, start_at WITH =, service_id WITH <>) WHERE (status <> 'cancelled')
);

CREATE UNIQUE INDEX bookings_one_per_seat ON bookings (provider_id, start_at, seat) WHERE status <> 'cancelled';
CREATE INDEX bookings_by_footprint ON bookings (provider_id, footprint_end, footprint_start) WHERE status <> 'cancelled';
CREATE INDEX bookings_by_start ON bookings (provider_id, service_id, start_at) WHERE status <> 'cancelled';
CREATE UNIQUE INDEX bookings_by_token ON bookings (provider_id, token_hash);
CREATE INDEX bookings_in_order ON bookings (booking_id);
CREATE INDEX bookings_overdue ON bookings (expires_at) WHERE status = 'pending';

CREATE TABLE booking_history (
    provider_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    kind text NOT NULL,
    status text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    note text,
    PRIMARY KEY (provider_id, booking_id, sequence),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of a booking only grows';
END
$$;

CREATE TRIGGER booking_history_only_grows BEFORE UPDATE OR DELETE ON booking_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

CREATE TABLE payments (
    provider_id text COLLATE "C" NOT NULL,
    payment_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    method text NOT NULL,
    note text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    PRIMARY KEY (provider_id, payment_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

CREATE TABLE refunds (
    provider_id text COLLATE "C" NOT NULL,
    refund_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    status text NOT NULL CHECK (status IN ('owed', 'none', 'undecided')),
    amount bigint NOT NULL CHECK (amount >= 0),
    entitlement bigint NOT NULL CHECK (entitlement >= 0),
    currency text NOT NULL,
    reason text NOT NULL,
    policy_id text COLLATE "C" NOT NULL,
    policy_version text COLLATE "C" NOT NULL REFERENCES policy_scripts (version),
    input text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, refund_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((status = 'owed') = (amount > 0))
);

CREATE INDEX refunds_in_order ON refunds (refund_id);
CREATE INDEX refunds_by_booking ON refunds (provider_id, booking_id);

-- Found by their secrets, before it is known whose they are; so without a foreign key to a table that may be spread out.
CREATE TABLE api_keys (
    key_id text COLLATE "C" PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('admin', 'provider', 'finance')),
    provider_id text COLLATE "C",
    name text NOT NULL,
    secret_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK ((role = 'provider') = (provider_id IS NOT NULL))
);

CREATE TABLE idempotency_keys (
    key_hash bytea PRIMARY KEY,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    sealed_body bytea NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
