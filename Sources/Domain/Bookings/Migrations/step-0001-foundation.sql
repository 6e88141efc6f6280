-- Instants are unix seconds, dates are YYYY-MM-DD, wall times are HH:MM, money is minor units.
-- Whatever belongs to a provider is keyed by provider_id first.

CREATE TABLE policy_scripts (
    version TEXT PRIMARY KEY CHECK (version LIKE 'sha256:%'),
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE providers (
    provider_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    time_zone TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    policy_version TEXT NOT NULL REFERENCES policy_scripts (version),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE TABLE policies (
    provider_id TEXT NOT NULL REFERENCES providers (provider_id),
    policy_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (provider_id, policy_id)
);

CREATE TABLE policy_versions (
    provider_id TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    version TEXT NOT NULL REFERENCES policy_scripts (version),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (provider_id, policy_id, number),
    UNIQUE (provider_id, policy_id, version),
    FOREIGN KEY (provider_id, policy_id) REFERENCES policies (provider_id, policy_id)
);

CREATE TABLE weekly_hours (
    provider_id TEXT NOT NULL REFERENCES providers (provider_id),
    position INTEGER NOT NULL,
    day_of_week INTEGER NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    start_time TEXT NOT NULL,
    end_time TEXT NOT NULL,
    PRIMARY KEY (provider_id, position)
);

CREATE TABLE schedule_exceptions (
    provider_id TEXT NOT NULL REFERENCES providers (provider_id),
    exception_date TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_available INTEGER NOT NULL CHECK (is_available IN (0, 1)),
    custom_start TEXT,
    custom_end TEXT,
    note TEXT,
    PRIMARY KEY (provider_id, exception_date, position),
    CHECK ((custom_start IS NULL) = (custom_end IS NULL)),
    CHECK (is_available = 0 OR custom_start IS NOT NULL)
);

CREATE TABLE services (
    provider_id TEXT NOT NULL REFERENCES providers (provider_id),
    service_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price BETWEEN 0 AND 1000000000000),
    currency TEXT NOT NULL,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes > 0),
    buffer_before_minutes INTEGER NOT NULL CHECK (buffer_before_minutes >= 0),
    buffer_after_minutes INTEGER NOT NULL CHECK (buffer_after_minutes >= 0),
    slot_step_minutes INTEGER NOT NULL CHECK (slot_step_minutes > 0),
    slot_alignment TEXT NOT NULL CHECK (slot_alignment IN ('opening', 'packed', 'clock')),
    min_notice_minutes INTEGER NOT NULL CHECK (min_notice_minutes >= 0),
    booking_window_days INTEGER CHECK (booking_window_days >= 0),
    max_bookings_per_day INTEGER CHECK (max_bookings_per_day > 0),
    max_bookings_per_week INTEGER CHECK (max_bookings_per_week > 0),
    max_bookings_per_month INTEGER CHECK (max_bookings_per_month > 0),
    capacity INTEGER NOT NULL CHECK (capacity > 0),
    requirements TEXT NOT NULL,
    requires_approval INTEGER NOT NULL CHECK (requires_approval IN (0, 1)),
    is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (provider_id, service_id)
);

CREATE TABLE bookings (
    provider_id TEXT NOT NULL,
    booking_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'confirmed', 'cancelled', 'completed')),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    footprint_start INTEGER NOT NULL CHECK (footprint_start <= start_at),
    footprint_end INTEGER NOT NULL CHECK (footprint_end >= end_at),
    seat INTEGER NOT NULL CHECK (seat >= 1),
    client TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    currency TEXT NOT NULL,
    paid INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND 1000000000000),
    refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND paid),
    policy_id TEXT NOT NULL,
    policy_version TEXT NOT NULL REFERENCES policy_scripts (version),
    notice_start_at INTEGER NOT NULL,
    expires_at INTEGER CHECK (expires_at IS NULL OR status <> 'confirmed'),
    booked_at INTEGER NOT NULL,
    cancelled_at INTEGER CHECK ((cancelled_at IS NULL) = (status <> 'cancelled')),
    cancellation TEXT CHECK (cancellation IN ('client', 'provider', 'no_show', 'expiry')),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (provider_id, booking_id),
    FOREIGN KEY (provider_id, service_id) REFERENCES services (provider_id, service_id),
    CHECK ((cancellation IS NULL) = (status <> 'cancelled'))
);

CREATE UNIQUE INDEX bookings_one_per_seat ON bookings (provider_id, start_at, seat) WHERE status <> 'cancelled';
CREATE INDEX bookings_by_footprint ON bookings (provider_id, footprint_end, footprint_start) WHERE status <> 'cancelled';
CREATE INDEX bookings_by_start ON bookings (provider_id, service_id, start_at) WHERE status <> 'cancelled';
CREATE UNIQUE INDEX bookings_by_token ON bookings (provider_id, token_hash);
CREATE INDEX bookings_in_order ON bookings (booking_id);
CREATE INDEX bookings_overdue ON bookings (expires_at) WHERE status = 'pending';

-- Sessions never meet in their footprints; the seats of one session share it.
CREATE TRIGGER bookings_never_overlap_when_made BEFORE INSERT ON bookings WHEN NEW.status <> 'cancelled'
BEGIN
    SELECT RAISE(ABORT, 'footprints overlap') WHERE EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled'
            AND footprint_end > NEW.footprint_start AND footprint_start < NEW.footprint_end
            AND NOT (start_at = NEW.start_at AND service_id = NEW.service_id)
    );
END;

CREATE TRIGGER bookings_never_overlap_when_moved BEFORE UPDATE OF start_at, footprint_start, footprint_end, status ON bookings
WHEN NEW.status <> 'cancelled' AND
    (OLD.status = 'cancelled' OR NEW.footprint_start <> OLD.footprint_start OR NEW.footprint_end <> OLD.footprint_end)
BEGIN
    SELECT RAISE(ABORT, 'footprints overlap') WHERE EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND booking_id <> NEW.booking_id
            AND footprint_end > NEW.footprint_start AND footprint_start < NEW.footprint_end
            AND NOT (start_at = NEW.start_at AND service_id = NEW.service_id)
    );
END;

CREATE TABLE booking_history (
    provider_id TEXT NOT NULL,
    booking_id TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (provider_id, booking_id, sequence),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

CREATE TRIGGER booking_history_is_never_rewritten BEFORE UPDATE ON booking_history
BEGIN
    SELECT RAISE(ABORT, 'the history of a booking only grows');
END;

CREATE TRIGGER booking_history_is_never_erased BEFORE DELETE ON booking_history
BEGIN
    SELECT RAISE(ABORT, 'the history of a booking only grows');
END;

CREATE TABLE payments (
    provider_id TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    booking_id TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    method TEXT NOT NULL,
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (provider_id, payment_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

CREATE TABLE refunds (
    provider_id TEXT NOT NULL,
    refund_id TEXT NOT NULL,
    booking_id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('owed', 'none', 'undecided')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    entitlement INTEGER NOT NULL CHECK (entitlement >= 0),
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    policy_version TEXT NOT NULL REFERENCES policy_scripts (version),
    input TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (provider_id, refund_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((status = 'owed') = (amount > 0))
);

CREATE INDEX refunds_in_order ON refunds (refund_id);
CREATE INDEX refunds_by_booking ON refunds (provider_id, booking_id);

CREATE TABLE api_keys (
    key_id TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('admin', 'provider', 'finance')),
    provider_id TEXT REFERENCES providers (provider_id),
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    CHECK ((role = 'provider') = (provider_id IS NOT NULL))
);

CREATE TABLE idempotency_keys (
    key_hash BLOB PRIMARY KEY,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    sealed_body BLOB NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
