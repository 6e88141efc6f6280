-- Who acted for which side in a booking's history, and what that did to the notice; entries made before do not say.
ALTER TABLE booking_history ADD COLUMN acted_for TEXT CHECK (acted_for IN ('client', 'provider', 'finance', 'system'));
ALTER TABLE booking_history ADD COLUMN start_at INTEGER;
ALTER TABLE booking_history ADD COLUMN notice_start_at INTEGER;

-- Payments of which the payment processor has something else than what was asked for. The table is made anew with the
-- rows that it had, since a check cannot be changed; references to it are looked at when all is done.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE former_payments AS SELECT * FROM payments;
DROP TABLE payments;
CREATE TABLE payments (
    provider_id TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    booking_id TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('cash', 'card', 'bank_transfer', 'other', 'stripe')),
    status TEXT NOT NULL CHECK (status IN ('requested', 'open', 'cancelling', 'cancelled', 'paid', 'problem')),
    refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    way TEXT CHECK (way IN ('intent', 'checkout')),
    attempt INTEGER NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    intent_id TEXT,
    session_id TEXT,
    stripe_account TEXT,
    fee INTEGER NOT NULL DEFAULT 0 CHECK (fee BETWEEN 0 AND amount),
    problem TEXT,
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    paid_at INTEGER CHECK ((paid_at IS NOT NULL) = (status = 'paid')),
    mismatch TEXT CHECK (mismatch IN ('mode', 'intent', 'currency', 'account', 'amount', 'partial_capture')),
    received INTEGER CHECK (received >= 0),
    received_currency TEXT,
    PRIMARY KEY (provider_id, payment_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK (method = 'stripe' OR status = 'paid'),
    CHECK ((method = 'stripe') = (way IS NOT NULL)),
    CHECK (refunded = 0 OR status = 'paid'),
    CHECK (fee = 0 OR stripe_account IS NOT NULL),
    CHECK (status <> 'problem' OR mismatch IS NOT NULL AND problem IS NOT NULL)
);
INSERT INTO payments (provider_id, payment_id, booking_id, amount, currency, method, status, refunded, way, attempt,
    intent_id, session_id, stripe_account, fee, problem, note, recorded_at, recorded_by, paid_at)
SELECT provider_id, payment_id, booking_id, amount, currency, method, status, refunded, way, attempt,
    intent_id, session_id, stripe_account, fee, problem, note, recorded_at, recorded_by, paid_at
FROM former_payments;
DROP TABLE former_payments;

CREATE INDEX payments_by_booking ON payments (provider_id, booking_id);
CREATE INDEX payments_in_order ON payments (payment_id);
CREATE INDEX payments_by_intent ON payments (intent_id);
CREATE INDEX payments_by_session ON payments (session_id);
CREATE UNIQUE INDEX payments_one_awaited ON payments (provider_id, booking_id) WHERE status IN ('requested', 'open');
CREATE INDEX payments_with_problem ON payments (payment_id) WHERE status = 'problem';
