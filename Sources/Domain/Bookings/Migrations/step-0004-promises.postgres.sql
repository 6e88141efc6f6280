-- Who acted for which side in a booking's history, and what that did to the notice; entries made before do not say.
ALTER TABLE booking_history ADD COLUMN acted_for text CHECK (acted_for IN ('client', 'provider', 'finance', 'system'));
ALTER TABLE booking_history ADD COLUMN start_at timestamptz;
ALTER TABLE booking_history ADD COLUMN notice_start_at timestamptz;

-- Payments of which the payment processor has something else than what was asked for.
ALTER TABLE payments DROP CONSTRAINT payments_status_check;
ALTER TABLE payments ADD CONSTRAINT payments_status_check
    CHECK (status IN ('requested', 'open', 'cancelling', 'cancelled', 'paid', 'problem'));
ALTER TABLE payments ADD COLUMN mismatch text
    CHECK (mismatch IN ('mode', 'intent', 'currency', 'account', 'amount', 'partial_capture'));
ALTER TABLE payments ADD COLUMN received bigint CHECK (received >= 0);
ALTER TABLE payments ADD COLUMN received_currency text;
ALTER TABLE payments ADD CONSTRAINT payments_with_problem_say_which
    CHECK (status <> 'problem' OR mismatch IS NOT NULL AND problem IS NOT NULL);

CREATE INDEX payments_with_problem ON payments (payment_id) WHERE status = 'problem';
