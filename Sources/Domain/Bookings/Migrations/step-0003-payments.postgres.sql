-- Money that is paid ahead, what is given back of it, and what the payment processor says of both.
-- Tables whose checks change are made anew with the rows that they had.

ALTER TABLE providers ADD COLUMN stripe_account text COLLATE "C";
ALTER TABLE providers ADD COLUMN fee_basis_points bigint NOT NULL DEFAULT 0
    CHECK (fee_basis_points BETWEEN 0 AND 10000);

-- The amount is in minor units for a deposit and in whole per cent for a deposit_percent.
ALTER TABLE services ADD COLUMN prepayment text NOT NULL DEFAULT 'none'
    CHECK (prepayment IN ('none', 'deposit', 'deposit_percent', 'all'));
ALTER TABLE services ADD COLUMN prepayment_amount bigint NOT NULL DEFAULT 0
    CHECK ((prepayment IN ('deposit', 'deposit_percent')) = (prepayment_amount > 0));

-- What is due before the booking stands, as it was when it was booked.
ALTER TABLE bookings ADD COLUMN prepayment bigint NOT NULL DEFAULT 0 CHECK (prepayment BETWEEN 0 AND price);

CREATE TABLE former_payments AS SELECT * FROM payments;
DROP TABLE payments;
CREATE TABLE payments (
    provider_id text COLLATE "C" NOT NULL,
    payment_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    method text NOT NULL CHECK (method IN ('cash', 'card', 'bank_transfer', 'other', 'stripe')),
    status text NOT NULL CHECK (status IN ('requested', 'open', 'cancelling', 'cancelled', 'paid')),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    way text CHECK (way IN ('intent', 'checkout')),
    attempt bigint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    intent_id text COLLATE "C",
    session_id text COLLATE "C",
    stripe_account text COLLATE "C",
    fee bigint NOT NULL DEFAULT 0 CHECK (fee BETWEEN 0 AND amount),
    problem text,
    note text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    paid_at timestamptz CHECK ((paid_at IS NOT NULL) = (status = 'paid')),
    PRIMARY KEY (provider_id, payment_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK (method = 'stripe' OR status = 'paid'),
    CHECK ((method = 'stripe') = (way IS NOT NULL)),
    CHECK (refunded = 0 OR status = 'paid'),
    CHECK (fee = 0 OR stripe_account IS NOT NULL)
);
INSERT INTO payments (provider_id, payment_id, booking_id, amount, currency, method, status, note, recorded_at,
    recorded_by, paid_at)
SELECT provider_id, payment_id, booking_id, amount, currency, method, 'paid', note, recorded_at, recorded_by,
    recorded_at
FROM former_payments;
DROP TABLE former_payments;

CREATE INDEX payments_by_booking ON payments (provider_id, booking_id);
CREATE INDEX payments_in_order ON payments (payment_id);
CREATE INDEX payments_by_intent ON payments (intent_id);
CREATE INDEX payments_by_session ON payments (session_id);
CREATE UNIQUE INDEX payments_one_awaited ON payments (provider_id, booking_id) WHERE status IN ('requested', 'open');

CREATE TABLE former_refunds AS SELECT * FROM refunds;
DROP TABLE refunds;
CREATE TABLE refunds (
    provider_id text COLLATE "C" NOT NULL,
    refund_id text COLLATE "C" NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cancellation', 'manual', 'late_payment')),
    status text NOT NULL CHECK (status IN ('owed', 'requested', 'succeeded', 'failed', 'none', 'undecided')),
    amount bigint NOT NULL CHECK (amount >= 0),
    entitlement bigint NOT NULL CHECK (entitlement >= 0),
    currency text NOT NULL,
    reason text NOT NULL,
    policy_id text COLLATE "C" NOT NULL,
    policy_version text COLLATE "C" NOT NULL REFERENCES policy_scripts (version),
    input text CHECK ((input IS NOT NULL) = (kind = 'cancellation')),
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, refund_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((status IN ('none', 'undecided')) = (amount = 0)),
    CHECK (kind = 'cancellation' OR amount > 0)
);
INSERT INTO refunds (provider_id, refund_id, booking_id, kind, status, amount, entitlement, currency, reason,
    policy_id, policy_version, input, created_at, created_by)
SELECT provider_id, refund_id, booking_id, 'cancellation', status, amount, entitlement, currency, reason,
    policy_id, policy_version, input, created_at, 'system'
FROM former_refunds;
DROP TABLE former_refunds;

CREATE INDEX refunds_in_order ON refunds (refund_id);
CREATE INDEX refunds_by_booking ON refunds (provider_id, booking_id);

-- A refund is given back by the payments that it is taken from; each part goes its own way.
CREATE TABLE refund_parts (
    provider_id text COLLATE "C" NOT NULL,
    refund_id text COLLATE "C" NOT NULL,
    part bigint NOT NULL CHECK (part >= 1),
    payment_id text COLLATE "C" NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    status text NOT NULL CHECK (status IN ('owed', 'requested', 'succeeded', 'failed')),
    method text NOT NULL CHECK (method IN ('stripe', 'cash', 'card', 'bank_transfer', 'other')),
    attempt bigint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    stripe_refund_id text COLLATE "C",
    problem text,
    requested_at timestamptz,
    settled_at timestamptz CHECK ((settled_at IS NOT NULL) = (status = 'succeeded')),
    settled_by text,
    PRIMARY KEY (provider_id, refund_id, part),
    FOREIGN KEY (provider_id, refund_id) REFERENCES refunds (provider_id, refund_id),
    FOREIGN KEY (provider_id, payment_id) REFERENCES payments (provider_id, payment_id),
    CHECK (method = 'stripe' OR status IN ('owed', 'succeeded')),
    CHECK (status <> 'requested' OR requested_at IS NOT NULL)
);

CREATE INDEX refund_parts_by_payment ON refund_parts (provider_id, payment_id);
CREATE INDEX refund_parts_at_stripe ON refund_parts (stripe_refund_id);

-- Refunds never add up to more than was paid, for a booking and for each of its payments.
CREATE FUNCTION refuse_refund_above_paid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount + (
        SELECT COALESCE(SUM(amount), 0) FROM refunds
        WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id
    ) > (SELECT paid FROM bookings WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id) THEN
        RAISE EXCEPTION 'refunds exceed what was paid';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER refunds_never_exceed_what_was_paid BEFORE INSERT ON refunds
    FOR EACH ROW EXECUTE FUNCTION refuse_refund_above_paid();

CREATE FUNCTION refuse_parts_above_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount + (
        SELECT COALESCE(SUM(amount), 0) FROM refund_parts
        WHERE provider_id = NEW.provider_id AND refund_id = NEW.refund_id
    ) > (SELECT amount FROM refunds WHERE provider_id = NEW.provider_id AND refund_id = NEW.refund_id) THEN
        RAISE EXCEPTION 'parts exceed the refund';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER refund_parts_never_exceed_the_refund BEFORE INSERT ON refund_parts
    FOR EACH ROW EXECUTE FUNCTION refuse_parts_above_refund();

CREATE FUNCTION take_refund_part_from_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE payments SET refunded = refunded + NEW.amount
    WHERE provider_id = NEW.provider_id AND payment_id = NEW.payment_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER refund_parts_are_taken_from_payments AFTER INSERT ON refund_parts
    FOR EACH ROW EXECUTE FUNCTION take_refund_part_from_payment();

CREATE FUNCTION refuse_change_of_refund_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the amount of a refund stays as it is';
END
$$;

CREATE TRIGGER refund_parts_keep_their_amount BEFORE UPDATE OF refund_id, payment_id, amount ON refund_parts
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_refund_part();

CREATE TRIGGER refund_parts_are_never_erased BEFORE DELETE ON refund_parts
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_refund_part();

-- Refunds that were owed are taken from the payments of their booking in the order in which these were made.
INSERT INTO refund_parts (provider_id, refund_id, part, payment_id, amount, status, method)
SELECT provider_id, refund_id, ROW_NUMBER() OVER (PARTITION BY provider_id, refund_id ORDER BY payment_id), payment_id,
    CASE WHEN amount < owed - earlier THEN amount ELSE owed - earlier END, 'owed', 'other'
FROM (
    SELECT refunds.provider_id, refunds.refund_id, payments.payment_id, payments.amount, refunds.amount AS owed,
        SUM(payments.amount) OVER (PARTITION BY refunds.provider_id, refunds.refund_id ORDER BY payments.payment_id)
            - payments.amount AS earlier
    FROM refunds JOIN payments
        ON payments.provider_id = refunds.provider_id AND payments.booking_id = refunds.booking_id
    WHERE refunds.amount > 0
) AS sources
WHERE earlier < owed;

-- What the payment processor has told, each event once in each of its modes.
CREATE TABLE stripe_events (
    is_live boolean NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    object_id text COLLATE "C",
    created_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    processed_at timestamptz,
    PRIMARY KEY (is_live, event_id)
);

CREATE INDEX stripe_events_by_age ON stripe_events (received_at);
