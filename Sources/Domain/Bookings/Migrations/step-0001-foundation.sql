-- Money is minor units. Whatever belongs to a provider is keyed by provider_id first.
-- Texts that pages are cut by compare by their bytes on both engines: {id}.

--| postgres
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS btree_gist;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'the extension btree_gist cannot be made (%); let an administrator of the database run: CREATE EXTENSION btree_gist', SQLERRM;
END
$$;
--| all

--| postgres
-- Puts a table that a later step makes where its providers' rows are, if a Citus cluster spreads them out.
CREATE FUNCTION place_with_providers(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('pg_dist_partition') IS NOT NULL THEN
        IF EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'providers'::regclass AND partmethod = 'h') THEN
            PERFORM create_distributed_table(relation, 'provider_id', colocate_with => 'providers');
        END IF;
    END IF;
END
$$;
--| all

CREATE TABLE policy_scripts (
    version {id} PRIMARY KEY CHECK (version LIKE 'sha256:%'),
    source text NOT NULL,
    created_at {instant} NOT NULL
);

CREATE TABLE providers (
    provider_id {id} PRIMARY KEY,
    name text NOT NULL,
    email text,
    time_zone text NOT NULL,
    policy_id {id} NOT NULL,
    policy_version {id} NOT NULL REFERENCES policy_scripts (version),
    stripe_account {id},
    fee_basis_points bigint NOT NULL DEFAULT 0 CHECK (fee_basis_points BETWEEN 0 AND 10000),
    embed_origins text NOT NULL DEFAULT '',
    accent_color text CHECK (length(accent_color) = 6),
    logo {bytes},
    logo_format text CHECK (logo_format IN ('png', 'jpeg', 'webp')),
    logo_digest text,
    -- What pages say by language: JSON.
    page_texts text NOT NULL DEFAULT '{}',
    -- The version in availability_rules that is in force. No foreign key: that table refers to this one.
    availability_rule {id},
    -- Counts the changes of this row, the services, the weekly hours and the exceptions, of which servers keep copies. Whoever
    -- changes one of them by hand counts here too.
    offer_revision bigint NOT NULL DEFAULT 0,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL
);

CREATE TABLE policies (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    policy_id {id} NOT NULL,
    created_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, policy_id)
);

CREATE TABLE policy_versions (
    provider_id {id} NOT NULL,
    policy_id {id} NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    version {id} NOT NULL REFERENCES policy_scripts (version),
    name text NOT NULL,
    description text NOT NULL,
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, policy_id, number),
    UNIQUE (provider_id, policy_id, version),
    FOREIGN KEY (provider_id, policy_id) REFERENCES policies (provider_id, policy_id)
);

-- Every rule that a provider has uploaded; a row never changes.
CREATE TABLE availability_rules (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    number integer NOT NULL CHECK (number >= 1),
    version {id} NOT NULL CHECK (version LIKE 'sha256:%'),
    name text NOT NULL,
    description text,
    source text NOT NULL,
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, number),
    UNIQUE (provider_id, version)
);

-- Of the provider where service_id is empty; a service with hours of its own is offered in these.
CREATE TABLE weekly_hours (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    service_id {id} NOT NULL DEFAULT '',
    position integer NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    start_time {time} NOT NULL,
    end_time {time} NOT NULL,
    -- The first and the last date on which they can begin. Every second week is counted from the week of the first.
    valid_from {date},
    valid_until {date},
    every_weeks integer NOT NULL DEFAULT 1 CHECK (every_weeks IN (1, 2)),
    PRIMARY KEY (provider_id, service_id, position),
    CHECK (valid_from <= valid_until),
    CHECK (every_weeks = 1 OR valid_from IS NOT NULL)
);

CREATE TABLE schedule_exceptions (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    exception_date {date} NOT NULL,
    position integer NOT NULL,
    is_available {boolean is_available} NOT NULL,
    custom_start {time},
    custom_end {time},
    note text,
    PRIMARY KEY (provider_id, exception_date, position),
    CHECK ((custom_start IS NULL) = (custom_end IS NULL)),
    CHECK (NOT is_available OR custom_start IS NOT NULL)
);

-- Dates on which a provider is away, set and removed as one, and the dates that each comes to.
CREATE TABLE time_offs (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    time_off_id {id} NOT NULL,
    first_date {date} NOT NULL,
    last_date {date} NOT NULL,
    start_time {time},
    end_time {time},
    repeat_every text CHECK (repeat_every IN ('week', 'two_weeks', 'month', 'month_weekday', 'year')),
    repeat_until {date},
    note text,
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, time_off_id),
    CHECK (first_date <= last_date),
    CHECK ((start_time IS NULL) = (end_time IS NULL)),
    CHECK ((repeat_every IS NULL) = (repeat_until IS NULL))
);

CREATE TABLE time_off_dates (
    provider_id {id} NOT NULL,
    exception_date {date} NOT NULL,
    time_off_id {id} NOT NULL,
    PRIMARY KEY (provider_id, time_off_id, exception_date),
    FOREIGN KEY (provider_id, time_off_id) REFERENCES time_offs (provider_id, time_off_id)
);

-- Time that a provider is taken elsewhere. How far back those that read it look is kept with each row: BusyTimeReach.
-- Where somebody moved the event of a booking in a calendar, booking_id says whose event it is.
CREATE TABLE busy_times (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    busy_id {id} NOT NULL,
    source {id} NOT NULL,
    start_at {instant} NOT NULL,
    end_at {instant} NOT NULL CHECK (end_at > start_at),
    --| sqlite
    reach_days integer NOT NULL GENERATED ALWAYS AS
        (CASE WHEN end_at - start_at <= 86400 THEN 1 WHEN end_at - start_at <= 2764800 THEN 32 ELSE 1830 END) STORED,
    --| postgres
    reach_days integer NOT NULL GENERATED ALWAYS AS (
        CASE WHEN end_at - start_at <= interval '24 hours' THEN 1
            WHEN end_at - start_at <= interval '768 hours' THEN 32 ELSE 1830 END
    ) STORED,
    --| all
    booking_id {id},
    note text,
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, busy_id),
    --| sqlite
    CONSTRAINT busy_times_end_in_reach CHECK (end_at - start_at <= 158112000)
    --| postgres
    CONSTRAINT busy_times_end_in_reach CHECK (end_at - start_at <= interval '43920 hours')
    --| all
);

-- When providers were busy by calendars that no longer tell of it, since they are read from a day ago on: times alone, in pieces of at most
-- a day, for figures.
CREATE TABLE past_busy_times (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    start_at {instant} NOT NULL,
    end_at {instant} NOT NULL CHECK (end_at > start_at),
    PRIMARY KEY (provider_id, start_at, end_at)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE INDEX busy_times_by_start ON busy_times (provider_id, reach_days, start_at, busy_id);
CREATE INDEX busy_times_by_source ON busy_times (provider_id, source, end_at, busy_id);
CREATE INDEX busy_times_of_bookings ON busy_times (provider_id, booking_id) WHERE booking_id IS NOT NULL;

-- Accounts at services of calendars, and what they grant. A question that the owner is being asked and the grant are encrypted;
-- whoever renews the grant does so until renewing_until.
CREATE TABLE calendar_accounts (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    account_id {id} NOT NULL,
    service text NOT NULL CHECK (service IN ('google', 'microsoft')),
    attempt {bytes},
    attempt_ends_at {instant},
    grant_secret {bytes},
    ended_at {instant},
    renewing_until {instant},
    revision bigint NOT NULL CHECK (revision >= 1),
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    updated_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, account_id),
    CHECK ((attempt IS NULL) = (attempt_ends_at IS NULL))
);

-- Calendars elsewhere that block time of their provider: rows of busy_times that come from one have its id as their source.
-- The address, and the login that may belong to it, are encrypted. A calendar is due at due_at, and nobody else takes it until then;
-- whoever reads it does so until reading_until. Its service may tell of changes: that is watch_id, known by the hash of a secret, and
-- hinted_at is when it did so since somebody began to read.
CREATE TABLE calendar_links (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    link_id {id} NOT NULL,
    kind text NOT NULL CHECK (kind IN ('ics', 'caldav', 'google', 'microsoft')),
    account_id {id} CHECK ((account_id IS NOT NULL) = (kind IN ('google', 'microsoft'))),
    name text NOT NULL,
    host text NOT NULL,
    address {bytes} NOT NULL,
    owner_addresses text NOT NULL,
    tentative_is_busy {boolean tentative_is_busy} NOT NULL,
    when_stale text NOT NULL CHECK (when_stale IN ('trust', 'check', 'hold')),
    free_days_are_busy {boolean free_days_are_busy} NOT NULL,
    counts_as_busy {boolean counts_as_busy} NOT NULL,
    receives_bookings {boolean receives_bookings} NOT NULL,
    booking_contents text NOT NULL CHECK (booking_contents IN ('times', 'details')),
    revision bigint NOT NULL CHECK (revision >= 1),
    etag text,
    last_modified text,
    read_at {instant},
    read_zone text CHECK ((read_zone IS NULL) = (read_at IS NULL)),
    synced_at {instant},
    failing_since {instant},
    failures bigint NOT NULL CHECK (failures >= 0),
    problem_code text CHECK ((problem_code IS NULL) = (failing_since IS NULL)),
    problem text CHECK ((problem IS NULL) = (problem_code IS NULL)),
    warnings text NOT NULL,
    asked_at {instant},
    due_at {instant} NOT NULL,
    reading_until {instant},
    hinted_at {instant},
    watch_id text,
    watch_resource text,
    watch_hash {bytes} CHECK ((watch_hash IS NULL) = (watch_id IS NULL)),
    watch_ends_at {instant} CHECK ((watch_ends_at IS NULL) = (watch_id IS NULL)),
    watch_due_at {instant},
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    updated_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, link_id),
    FOREIGN KEY (provider_id, account_id) REFERENCES calendar_accounts (provider_id, account_id)
);

CREATE INDEX calendar_links_due ON calendar_links (due_at);
CREATE UNIQUE INDEX calendar_links_receiving ON calendar_links (provider_id) WHERE receives_bookings;

-- The address at which others can read a provider's bookings as a calendar; of its secret only the hash is kept.
CREATE TABLE published_calendars (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    token_hash {bytes} NOT NULL,
    contents text NOT NULL CHECK (contents IN ('times', 'details')),
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id)
);

-- How providers are found in the marketplace. Texts are JSON by language, places are in millionths of a degree, and categories and
-- languages are JSON lists, as are photos with their texts and sizes. One that is published is found once the operator has approved it,
-- where the server asks for that.
CREATE TABLE listings (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    slug {id} NOT NULL,
    texts text NOT NULL,
    categories text NOT NULL,
    languages text NOT NULL,
    photos text NOT NULL,
    address text,
    latitude bigint CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude bigint CHECK (longitude BETWEEN -180000000 AND 180000000),
    travel_radius_meters bigint CHECK (travel_radius_meters BETWEEN 1 AND 500000),
    is_online {boolean is_online} NOT NULL,
    is_published {boolean is_published} NOT NULL,
    approved_at {instant},
    objection text CHECK (objection IS NULL OR approved_at IS NULL),
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    PRIMARY KEY (provider_id),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (address IS NULL OR latitude IS NOT NULL),
    CHECK (travel_radius_meters IS NULL OR latitude IS NOT NULL)
);

CREATE INDEX listings_published ON listings (provider_id) WHERE is_published;
CREATE INDEX listings_awaiting ON listings (provider_id) WHERE is_published AND approved_at IS NULL AND objection IS NULL;

-- The files of a listing's photos: JPEG, one for each width in which it is shown. The photo's id is the hash of their content.
CREATE TABLE listing_photos (
    provider_id {id} NOT NULL REFERENCES listings (provider_id),
    photo_id {id} NOT NULL,
    width bigint NOT NULL CHECK (width BETWEEN 1 AND 1280),
    content {bytes} NOT NULL,
    PRIMARY KEY (provider_id, photo_id, width)
);

CREATE TABLE services (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    service_id {id} NOT NULL,
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
    max_seats_per_booking bigint NOT NULL DEFAULT 1,
    requirements text NOT NULL,
    requires_approval {boolean requires_approval} NOT NULL,
    -- How long the provider has for that; the server's setting where it is null.
    approval_minutes bigint CHECK (approval_minutes BETWEEN 1 AND 43200),
    requires_email_proof {boolean requires_email_proof} NOT NULL DEFAULT false,
    -- How many bookings can be made as one series; 1 takes none.
    max_occurrences bigint NOT NULL DEFAULT 1 CHECK (max_occurrences BETWEEN 1 AND 52),
    is_archived {boolean is_archived} NOT NULL,
    -- What new bookings of it pin in place of the provider's.
    policy_id {id},
    policy_version {id} REFERENCES policy_scripts (version),
    -- The amount is in minor units for a deposit and in whole per cent for a deposit_percent.
    prepayment text NOT NULL DEFAULT 'none' CHECK (prepayment IN ('none', 'deposit', 'deposit_percent', 'all')),
    prepayment_amount bigint NOT NULL DEFAULT 0
        CHECK ((prepayment IN ('deposit', 'deposit_percent')) = (prepayment_amount > 0)),
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, service_id),
    CHECK ((policy_id IS NULL) = (policy_version IS NULL)),
    CHECK (max_seats_per_booking BETWEEN 1 AND capacity)
);

CREATE TABLE bookings (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    service_id {id} NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'confirmed', 'cancelled', 'completed')),
    start_at {instant} NOT NULL,
    end_at {instant} NOT NULL CHECK (end_at > start_at),
    footprint_start {instant} NOT NULL CHECK (footprint_start <= start_at),
    footprint_end {instant} NOT NULL CHECK (footprint_end >= end_at),
    --| postgres
    footprint tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(footprint_start, footprint_end, '[)')) STORED,
    --| all
    -- The first of its seats, and how many they are.
    seat bigint NOT NULL CHECK (seat >= 1),
    seats bigint NOT NULL DEFAULT 1 CHECK (seats >= 1),
    -- All of its seats; null where no booking at its start takes several, so that seat says it all.
    seat_numbers {integers},
    client text NOT NULL,
    token_hash {bytes} NOT NULL,
    price bigint NOT NULL CHECK (price >= 0),
    currency text NOT NULL,
    paid bigint NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND 1000000000000),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND paid),
    -- What is due before the booking stands, as it was when it was booked.
    prepayment bigint NOT NULL DEFAULT 0,
    -- How the client wants to pay that, if they have said so.
    payment_way text CHECK (payment_way IN ('intent', 'checkout')),
    policy_id {id} NOT NULL,
    policy_version {id} NOT NULL REFERENCES policy_scripts (version),
    -- The rule that allowed the start.
    availability_rule {id},
    notice_start_at {instant} NOT NULL,
    expires_at {instant} CHECK (expires_at IS NULL OR status <> 'confirmed'),
    booked_at {instant} NOT NULL,
    cancelled_at {instant} CHECK ((cancelled_at IS NULL) = (status <> 'cancelled')),
    cancellation text CHECK (cancellation IN ('client', 'provider', 'no_show', 'expiry')),
    revision bigint NOT NULL CHECK (revision >= 1),
    -- Hashes of where a pending booking came from and whom it is for, by which those of one address or client are counted.
    held_from {bytes} CHECK (held_from IS NULL OR status = 'pending'),
    held_for {bytes} CHECK (held_for IS NULL OR status = 'pending'),
    -- Which of the bookings that were made as one series it is, and of how many; null for one that was made alone.
    series_id {id},
    series_index bigint,
    series_count bigint,
    PRIMARY KEY (provider_id, booking_id),
    FOREIGN KEY (provider_id, service_id) REFERENCES services (provider_id, service_id),
    FOREIGN KEY (provider_id, availability_rule) REFERENCES availability_rules (provider_id, version),
    --| postgres
    -- Sessions never meet in their footprints; the seats of one session share it.
    CONSTRAINT bookings_never_overlap EXCLUDE USING gist
        (provider_id WITH =, footprint WITH &&, start_at WITH <>) WHERE (status <> 'cancelled'),
    CONSTRAINT bookings_share_one_service EXCLUDE USING gist
        (provider_id WITH =, start_at WITH =, service_id WITH <>) WHERE (status <> 'cancelled'),
    -- No seat is given twice where bookings take several; bookings_one_per_seat keeps the first ones apart, which elsewhere are all.
    CONSTRAINT bookings_keep_their_seats EXCLUDE USING gist
        (provider_id WITH =, start_at WITH =, seat_numbers WITH &&) WHERE (status <> 'cancelled' AND seat_numbers IS NOT NULL),
    --| all
    CHECK (seats = 1 OR seat_numbers IS NOT NULL),
    CHECK ((cancellation IS NULL) = (status <> 'cancelled')),
    CHECK (prepayment BETWEEN 0 AND price),
    CHECK ((series_id IS NULL) = (series_index IS NULL) AND (series_id IS NULL) = (series_count IS NULL)),
    CHECK (series_index BETWEEN 1 AND series_count)
);

CREATE UNIQUE INDEX bookings_one_per_seat ON bookings (provider_id, start_at, seat) WHERE status <> 'cancelled';
CREATE INDEX bookings_in_time ON bookings (start_at, booking_id);
--| postgres
CREATE INDEX bookings_of_provider_in_time ON bookings (provider_id, start_at, booking_id);
--| sqlite
-- The others are found by bookings_one_per_seat, so that a booking writes one page less.
CREATE INDEX bookings_of_provider_cancelled ON bookings (provider_id, start_at, booking_id) WHERE status = 'cancelled';
--| all
CREATE INDEX bookings_overdue ON bookings (expires_at) WHERE status = 'pending';
CREATE INDEX bookings_held_from ON bookings (provider_id, held_from, expires_at) WHERE status = 'pending' AND held_from IS NOT NULL;
CREATE INDEX bookings_held_for ON bookings (provider_id, held_for, expires_at) WHERE status = 'pending' AND held_for IS NOT NULL;
CREATE UNIQUE INDEX bookings_of_series ON bookings (provider_id, series_id, series_index) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_of_provider_overdue ON bookings (provider_id, expires_at) WHERE status = 'pending';

--| sqlite
-- Sessions never meet in their footprints; the seats of one session share it. So footprints stand in the order of their
-- starts, and only those of the starts next to a new one, or of its own start, can meet it: the triggers look at these and
-- no further, however many bookings there are before and behind.
CREATE TRIGGER bookings_never_overlap_when_made BEFORE INSERT ON bookings WHEN NEW.status <> 'cancelled'
BEGIN
    SELECT RAISE(ABORT, 'footprints overlap') WHERE EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND footprint_end > NEW.footprint_start
            AND start_at = (SELECT MAX(start_at) FROM bookings
                WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at < NEW.start_at)
    ) OR EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND footprint_start < NEW.footprint_end
            AND start_at = (SELECT MIN(start_at) FROM bookings
                WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at > NEW.start_at)
    ) OR EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at = NEW.start_at
            AND service_id <> NEW.service_id
    );
END;

-- The booking that is moved is still at its old place: neighbours are looked for without it.
CREATE TRIGGER bookings_never_overlap_when_moved
BEFORE UPDATE OF start_at, footprint_start, footprint_end, status, service_id ON bookings
WHEN NEW.status <> 'cancelled' AND (OLD.status = 'cancelled' OR NEW.start_at <> OLD.start_at OR NEW.service_id <> OLD.service_id
    OR NEW.footprint_start <> OLD.footprint_start OR NEW.footprint_end <> OLD.footprint_end)
BEGIN
    SELECT RAISE(ABORT, 'footprints overlap') WHERE EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND footprint_end > NEW.footprint_start
            AND booking_id <> NEW.booking_id AND start_at = (SELECT MAX(start_at) FROM bookings
                WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at < NEW.start_at
                    AND booking_id <> NEW.booking_id)
    ) OR EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND footprint_start < NEW.footprint_end
            AND booking_id <> NEW.booking_id AND start_at = (SELECT MIN(start_at) FROM bookings
                WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at > NEW.start_at
                    AND booking_id <> NEW.booking_id)
    ) OR EXISTS (
        SELECT 1 FROM bookings
        WHERE provider_id = NEW.provider_id AND status <> 'cancelled' AND start_at = NEW.start_at
            AND service_id <> NEW.service_id AND booking_id <> NEW.booking_id
    );
END;

-- Where bookings take several seats, they never take more than the session has.
CREATE TRIGGER bookings_keep_their_seats_when_made BEFORE INSERT ON bookings
WHEN NEW.seat_numbers IS NOT NULL AND NEW.status <> 'cancelled'
BEGIN
    SELECT RAISE(ABORT, 'seats overlap') WHERE NEW.seats + (
        SELECT COALESCE(SUM(seats), 0) FROM bookings
        WHERE provider_id = NEW.provider_id AND start_at = NEW.start_at AND status <> 'cancelled'
    ) > (SELECT capacity FROM services WHERE provider_id = NEW.provider_id AND service_id = NEW.service_id);
END;

CREATE TRIGGER bookings_keep_their_seats_when_moved BEFORE UPDATE OF start_at, seats, status ON bookings
WHEN NEW.seat_numbers IS NOT NULL AND NEW.status <> 'cancelled'
    AND (OLD.status = 'cancelled' OR NEW.start_at <> OLD.start_at OR NEW.seats > OLD.seats)
BEGIN
    SELECT RAISE(ABORT, 'seats overlap') WHERE NEW.seats + (
        SELECT COALESCE(SUM(seats), 0) FROM bookings
        WHERE provider_id = NEW.provider_id AND start_at = NEW.start_at AND status <> 'cancelled' AND booking_id <> NEW.booking_id
    ) > (SELECT capacity FROM services WHERE provider_id = NEW.provider_id AND service_id = NEW.service_id);
END;
--| all

-- Who wants a slot that is held, and has yet to prove their e-mail address. The code that was mailed is kept as a salted hash until it was shown; rows go
-- with the proof, or with the hold.
CREATE TABLE email_proofs (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    client text NOT NULL,
    payment_way text CHECK (payment_way IN ('intent', 'checkout')),
    code_hash {bytes},
    salt {bytes},
    attempts bigint NOT NULL CHECK (attempts BETWEEN 0 AND 5),
    proved_at {instant},
    PRIMARY KEY (provider_id, booking_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

-- Who waits for a place. A place that is offered is a pending booking, which is of nobody until they answer. Tokens are in mails alone, and known by their
-- hashes: that of the first mail, and that of the last offer.
CREATE TABLE waitlist_entries (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    entry_id {id} NOT NULL,
    service_id {id} NOT NULL,
    status text NOT NULL
        CHECK (status IN ('unconfirmed', 'waiting', 'offered', 'booked', 'declined', 'missed', 'over', 'removed')),
    client text NOT NULL,
    email_contact text,
    phone_contact text,
    first_date {date} NOT NULL,
    last_date {date} NOT NULL,
    from_time {time},
    to_time {time},
    booking_id {id},
    offered_start_at {instant},
    offer_ends_at {instant},
    token_hash {bytes},
    offer_token_hash {bytes},
    created_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, entry_id),
    FOREIGN KEY (provider_id, service_id) REFERENCES services (provider_id, service_id),
    CHECK (last_date >= first_date),
    CHECK (status <> 'offered' OR booking_id IS NOT NULL)
);

CREATE INDEX waitlist_entries_by_status ON waitlist_entries (provider_id, status, entry_id);
CREATE INDEX waitlist_entries_by_email ON waitlist_entries (provider_id, email_contact);
CREATE INDEX waitlist_entries_by_phone ON waitlist_entries (provider_id, phone_contact);
CREATE INDEX waitlist_entries_by_end ON waitlist_entries (last_date);
CREATE INDEX waitlist_entries_unconfirmed ON waitlist_entries (created_at) WHERE status = 'unconfirmed';
CREATE INDEX waitlist_entries_open ON waitlist_entries (provider_id) WHERE status IN ('waiting', 'offered');

-- The events that bookings have in their provider's calendar elsewhere; a row is there before its event is. Whoever writes the event does
-- so until writing_until. What somebody changes there is noted as drift, and changes no booking.
CREATE TABLE calendar_events (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    booking_id {id} NOT NULL,
    link_id {id} NOT NULL,
    generation bigint NOT NULL CHECK (generation >= 1),
    event text,
    tag text,
    start_at {instant} NOT NULL,
    end_at {instant} NOT NULL,
    drift text CHECK (drift IN ('moved', 'deleted')),
    drift_start_at {instant},
    drift_end_at {instant},
    drift_at {instant} CHECK ((drift_at IS NULL) = (drift IS NULL)),
    writing_until {instant},
    revision bigint NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (provider_id, booking_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    FOREIGN KEY (provider_id, link_id) REFERENCES calendar_links (provider_id, link_id)
);

CREATE INDEX calendar_events_of_link ON calendar_events (provider_id, link_id, end_at, booking_id);
CREATE INDEX calendar_events_drifted ON calendar_events (provider_id, drift_at, booking_id) WHERE drift IS NOT NULL;

-- Entries of a side that acted say for which it did, and what that did to the notice.
CREATE TABLE booking_history (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    kind text NOT NULL,
    status text NOT NULL,
    changed_at {instant} NOT NULL,
    changed_by text NOT NULL,
    note text,
    acted_for text CHECK (acted_for IN ('client', 'provider', 'finance', 'system')),
    start_at {instant},
    notice_start_at {instant},
    PRIMARY KEY (provider_id, booking_id, sequence),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
--| sqlite
-- A booking then writes one page of it and not two.
) WITHOUT ROWID;
--| postgres
);
--| all

-- What was known of a booking's client before the change of that number.
CREATE TABLE earlier_clients (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    sequence bigint NOT NULL,
    client text NOT NULL,
    PRIMARY KEY (provider_id, booking_id, sequence),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

-- By what a booking's client is found: their e-mail address in small letters, and the digits of their telephone number.
CREATE TABLE booking_contacts (
    provider_id {id} NOT NULL,
    contact {id} NOT NULL,
    booking_id {id} NOT NULL,
    PRIMARY KEY (provider_id, contact, booking_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id)
);

-- By the booking first: an index by the provider first would be taken by PostgreSQL for the list of a contact.
CREATE INDEX booking_contacts_of_booking ON booking_contacts (booking_id, provider_id);

-- Of all providers, for those who ask for their own bookings.
CREATE INDEX booking_contacts_by_contact ON booking_contacts (contact, provider_id, booking_id);

-- What a provider's people note about a booking for themselves. One that is removed loses its text.
CREATE TABLE booking_notes (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    note_id {id} NOT NULL,
    text text,
    written_at {instant} NOT NULL,
    written_by text NOT NULL,
    removed_at {instant},
    removed_by text CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
    PRIMARY KEY (provider_id, booking_id, note_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((text IS NULL) = (removed_at IS NOT NULL))
);

-- What clients uploaded of the documents that services ask for. They are removed some time after the end of the session, which is noted
-- here as well, so that those that are due are found by an index.
CREATE TABLE booking_documents (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    name {id} NOT NULL,
    type text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    content_hash {bytes} NOT NULL,
    uploaded_at {instant} NOT NULL,
    uploaded_by text NOT NULL,
    session_end_at {instant} NOT NULL,
    -- Here, or in a file of that name.
    content {bytes},
    file {id},
    PRIMARY KEY (provider_id, booking_id, name),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((content IS NULL) <> (file IS NULL))
);

CREATE INDEX booking_documents_by_end ON booking_documents (session_end_at);

-- What clients say of sessions that took place: one review for each booking. One that an operator hides is kept. Who wrote it is read
-- from the booking, so that nothing of a person who is erased stays behind here.
CREATE TABLE reviews (
    provider_id {id} NOT NULL,
    review_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    stars bigint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text text,
    -- Whether its client wants to be named.
    is_named {boolean is_named} NOT NULL,
    written_at {instant} NOT NULL,
    edited_at {instant},
    -- Counts its versions, from 1.
    revision bigint NOT NULL CHECK (revision > 0),
    reply text,
    replied_at {instant},
    hidden_because text,
    hidden_at {instant},
    PRIMARY KEY (provider_id, review_id),
    UNIQUE (provider_id, booking_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((reply IS NULL) = (replied_at IS NULL)),
    CHECK ((hidden_because IS NULL) = (hidden_at IS NULL))
);

CREATE INDEX reviews_shown ON reviews (provider_id, review_id) WHERE hidden_at IS NULL;

-- Why readers want an operator to look at a review: one row for each reason, however often it is given.
CREATE TABLE review_reports (
    provider_id {id} NOT NULL,
    review_id {id} NOT NULL,
    reason {id} NOT NULL CHECK (reason IN ('fake', 'offensive', 'personal_data', 'spam', 'off_topic', 'illegal')),
    reports bigint NOT NULL CHECK (reports > 0),
    -- What the first who said more wrote.
    note text,
    first_at {instant} NOT NULL,
    -- When an operator hid or kept the review; a reason that is decided counts for the text that was looked at.
    decided_at {instant},
    PRIMARY KEY (provider_id, review_id, reason),
    FOREIGN KEY (provider_id, review_id) REFERENCES reviews (provider_id, review_id)
);

CREATE INDEX review_reports_open ON review_reports (provider_id, review_id, reason) WHERE decided_at IS NULL;

-- How many reviews of a provider are shown, and the sum of their stars.
CREATE TABLE ratings (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    reviews bigint NOT NULL CHECK (reviews >= 0),
    stars bigint NOT NULL CHECK (stars BETWEEN reviews AND 5 * reviews),
    PRIMARY KEY (provider_id)
);

-- Only a note can go, with the person who is erased.
--| postgres
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.note IS NULL AND ROW(NEW.provider_id, NEW.booking_id, NEW.sequence, NEW.kind, NEW.status, NEW.changed_at,
            NEW.changed_by, NEW.acted_for, NEW.start_at, NEW.notice_start_at) IS NOT DISTINCT FROM ROW(OLD.provider_id,
            OLD.booking_id, OLD.sequence, OLD.kind, OLD.status, OLD.changed_at, OLD.changed_by, OLD.acted_for, OLD.start_at,
            OLD.notice_start_at) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the history of a booking only grows';
END
$$;

CREATE TRIGGER booking_history_only_grows BEFORE UPDATE OR DELETE ON booking_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
--| sqlite
CREATE TRIGGER booking_history_is_never_rewritten BEFORE UPDATE ON booking_history
WHEN NEW.note IS NOT NULL OR NEW.provider_id IS NOT OLD.provider_id OR NEW.booking_id IS NOT OLD.booking_id
    OR NEW.sequence IS NOT OLD.sequence OR NEW.kind IS NOT OLD.kind OR NEW.status IS NOT OLD.status
    OR NEW.changed_at IS NOT OLD.changed_at OR NEW.changed_by IS NOT OLD.changed_by OR NEW.acted_for IS NOT OLD.acted_for
    OR NEW.start_at IS NOT OLD.start_at OR NEW.notice_start_at IS NOT OLD.notice_start_at
BEGIN
    SELECT RAISE(ABORT, 'the history of a booking only grows');
END;

CREATE TRIGGER booking_history_is_never_erased BEFORE DELETE ON booking_history
BEGIN
    SELECT RAISE(ABORT, 'the history of a booking only grows');
END;
--| all

-- Money that is paid ahead or on the spot. A problem is that the payment processor has something else than what was
-- asked for; then mismatch says what, and received how much it has.
CREATE TABLE payments (
    provider_id {id} NOT NULL,
    payment_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    amount bigint NOT NULL CHECK (amount >= 0),
    -- What the client gave on top: no part of the price, and never refunded by a policy.
    tip bigint NOT NULL DEFAULT 0 CHECK (tip BETWEEN 0 AND 1000000000000),
    currency text NOT NULL,
    method text NOT NULL CHECK (method IN ('cash', 'card', 'bank_transfer', 'other', 'stripe')),
    status text NOT NULL CHECK (status IN ('requested', 'open', 'cancelling', 'cancelled', 'paid', 'problem')),
    refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
    way text CHECK (way IN ('intent', 'checkout')),
    product_name text,
    return_url text,
    attempt bigint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    intent_id {id},
    session_id {id},
    stripe_account {id},
    fee bigint NOT NULL DEFAULT 0 CHECK (fee BETWEEN 0 AND amount),
    problem text,
    mismatch text CHECK (mismatch IN ('mode', 'intent', 'currency', 'account', 'amount', 'partial_capture')),
    received bigint CHECK (received >= 0),
    received_currency text,
    note text,
    recorded_at {instant} NOT NULL,
    recorded_by text NOT NULL,
    paid_at {instant} CHECK ((paid_at IS NOT NULL) = (status = 'paid')),
    -- The date and the bank's reference of money that a person recorded.
    paid_on {date},
    reference text,
    -- What of refunded disputes took, and where the latest of them stands.
    disputed bigint NOT NULL DEFAULT 0 CHECK (disputed BETWEEN 0 AND refunded),
    dispute_status text CHECK (dispute_status IN ('inquiry', 'open', 'won', 'lost', 'closed')),
    PRIMARY KEY (provider_id, payment_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    -- One that was recorded by hand and never came is cancelled.
    CHECK (method = 'stripe' OR status IN ('paid', 'cancelled')),
    CHECK (amount > 0 OR tip > 0),
    CHECK (method <> 'stripe' OR tip = 0),
    CHECK ((method = 'stripe') = (way IS NOT NULL)),
    CHECK ((product_name IS NOT NULL) = (COALESCE(way, '') = 'checkout')),
    CHECK ((return_url IS NULL) = (product_name IS NULL)),
    CHECK (refunded = 0 OR status = 'paid'),
    CHECK (fee = 0 OR stripe_account IS NOT NULL),
    CONSTRAINT payments_with_problem_say_which
        CHECK (status <> 'problem' OR mismatch IS NOT NULL AND problem IS NOT NULL)
);

CREATE INDEX payments_by_booking ON payments (provider_id, booking_id, payment_id);
CREATE INDEX payments_by_intent ON payments (intent_id);
CREATE INDEX payments_by_session ON payments (session_id);
CREATE UNIQUE INDEX payments_one_awaited ON payments (provider_id, booking_id) WHERE status IN ('requested', 'open');
CREATE INDEX payments_with_problem ON payments (provider_id, payment_id) WHERE status = 'problem';
CREATE INDEX payments_through_stripe ON payments (recorded_at, payment_id) WHERE method = 'stripe';
-- By when the money came, which is the date of a transfer where a person recorded one.
CREATE INDEX payments_received ON payments (provider_id, paid_at) WHERE status = 'paid' AND paid_on IS NULL;
CREATE INDEX payments_received_on ON payments (provider_id, paid_on) WHERE status = 'paid' AND paid_on IS NOT NULL;

-- A payer's objections at their bank. What is withdrawn is part of the payment's refunded.
CREATE TABLE disputes (
    provider_id {id} NOT NULL,
    payment_id {id} NOT NULL,
    dispute_id {id} NOT NULL,
    status text NOT NULL CHECK (status IN ('inquiry', 'open', 'won', 'lost', 'closed')),
    amount bigint NOT NULL CHECK (amount >= 0),
    withdrawn bigint NOT NULL CHECK (withdrawn BETWEEN 0 AND amount),
    reason text,
    evidence_due_at {instant} CHECK (evidence_due_at IS NULL OR status IN ('inquiry', 'open')),
    opened_at {instant} NOT NULL,
    closed_at {instant} CHECK ((closed_at IS NOT NULL) = (status IN ('won', 'lost', 'closed'))),
    PRIMARY KEY (provider_id, payment_id, dispute_id),
    FOREIGN KEY (provider_id, payment_id) REFERENCES payments (provider_id, payment_id),
    CHECK (withdrawn = 0 OR status IN ('open', 'lost'))
);

CREATE TABLE refunds (
    provider_id {id} NOT NULL,
    refund_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cancellation', 'manual', 'late_payment', 'external')),
    status text NOT NULL CHECK (status IN ('owed', 'requested', 'succeeded', 'failed', 'none', 'undecided')),
    amount bigint NOT NULL CHECK (amount >= 0),
    entitlement bigint NOT NULL CHECK (entitlement >= 0),
    currency text NOT NULL,
    reason text NOT NULL,
    policy_id {id} NOT NULL,
    policy_version {id} NOT NULL REFERENCES policy_scripts (version),
    input text CHECK ((input IS NOT NULL) = (kind = 'cancellation')),
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (provider_id, refund_id),
    FOREIGN KEY (provider_id, booking_id) REFERENCES bookings (provider_id, booking_id),
    CHECK ((status IN ('none', 'undecided')) = (amount = 0)),
    CHECK (kind = 'cancellation' OR amount > 0)
);

CREATE INDEX refunds_by_booking ON refunds (provider_id, booking_id, refund_id);
CREATE INDEX refunds_to_pay ON refunds (provider_id, refund_id) WHERE status IN ('owed', 'failed', 'undecided');

-- A refund is given back by the payments that it is taken from; each part goes its own way.
CREATE TABLE refund_parts (
    provider_id {id} NOT NULL,
    refund_id {id} NOT NULL,
    part bigint NOT NULL CHECK (part >= 1),
    payment_id {id} NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    status text NOT NULL CHECK (status IN ('owed', 'requested', 'succeeded', 'failed')),
    method text NOT NULL CHECK (method IN ('stripe', 'cash', 'card', 'bank_transfer', 'other')),
    attempt bigint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    stripe_refund_id {id},
    -- A refund that others made at Stripe and that paid some of it.
    noted_refund_id {id},
    noted_amount bigint NOT NULL DEFAULT 0 CHECK (noted_amount BETWEEN 0 AND amount),
    problem text,
    requested_at {instant},
    settled_at {instant} CHECK ((settled_at IS NOT NULL) = (status = 'succeeded')),
    settled_by text,
    -- The date and the bank's reference of what a person paid.
    paid_on {date},
    reference text,
    -- The dispute that decides on it or paid it, and how much of it.
    dispute_id {id},
    disputed bigint NOT NULL DEFAULT 0 CHECK (disputed BETWEEN 0 AND amount),
    PRIMARY KEY (provider_id, refund_id, part),
    FOREIGN KEY (provider_id, refund_id) REFERENCES refunds (provider_id, refund_id),
    FOREIGN KEY (provider_id, payment_id) REFERENCES payments (provider_id, payment_id),
    CHECK (method = 'stripe' OR status IN ('owed', 'succeeded')),
    CHECK (status <> 'requested' OR requested_at IS NOT NULL),
    CHECK ((dispute_id IS NOT NULL) = (disputed > 0)),
    CHECK (dispute_id IS NULL OR method = 'stripe' AND status IN ('owed', 'succeeded'))
);

CREATE INDEX refund_parts_by_payment ON refund_parts (provider_id, payment_id, refund_id, part);
CREATE INDEX refund_parts_at_stripe ON refund_parts (stripe_refund_id);
CREATE INDEX refund_parts_through_stripe ON refund_parts (requested_at, refund_id, part) WHERE method = 'stripe';

-- Refunds never add up to more than was paid and not taken by disputes, for a booking and for each of its payments.
--| postgres
CREATE FUNCTION refuse_refund_above_paid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.amount + (
        SELECT COALESCE(SUM(amount), 0) FROM refunds
        WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id
    ) + (
        SELECT COALESCE(SUM(disputed), 0) FROM payments
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
--| sqlite
-- The indexes are named, because statistics from when the tables were small would have SQLite read all rows.
CREATE TRIGGER refunds_never_exceed_what_was_paid BEFORE INSERT ON refunds
BEGIN
    SELECT RAISE(ABORT, 'refunds exceed what was paid') WHERE NEW.amount + (
        SELECT COALESCE(SUM(amount), 0) FROM refunds INDEXED BY refunds_by_booking
        WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id
    ) + (
        SELECT COALESCE(SUM(disputed), 0) FROM payments INDEXED BY payments_by_booking
        WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id
    ) > (SELECT paid FROM bookings WHERE provider_id = NEW.provider_id AND booking_id = NEW.booking_id);
END;

CREATE TRIGGER refund_parts_never_exceed_the_refund BEFORE INSERT ON refund_parts
BEGIN
    SELECT RAISE(ABORT, 'parts exceed the refund') WHERE NEW.amount + (
        SELECT COALESCE(SUM(amount), 0) FROM refund_parts INDEXED BY sqlite_autoindex_refund_parts_1
        WHERE provider_id = NEW.provider_id AND refund_id = NEW.refund_id
    ) > (SELECT amount FROM refunds WHERE provider_id = NEW.provider_id AND refund_id = NEW.refund_id);
END;

CREATE TRIGGER refund_parts_are_taken_from_payments AFTER INSERT ON refund_parts
BEGIN
    UPDATE payments SET refunded = refunded + NEW.amount
    WHERE provider_id = NEW.provider_id AND payment_id = NEW.payment_id;
END;

CREATE TRIGGER refund_parts_keep_their_amount BEFORE UPDATE OF refund_id, payment_id, amount ON refund_parts
BEGIN
    SELECT RAISE(ABORT, 'the amount of a refund stays as it is');
END;

CREATE TRIGGER refund_parts_are_never_erased BEFORE DELETE ON refund_parts
BEGIN
    SELECT RAISE(ABORT, 'the amount of a refund stays as it is');
END;
--| all

-- What the last comparison with Stripe found: one row, of the whole installation. The details are JSON.
CREATE TABLE reconciliations (
    place bigint PRIMARY KEY CHECK (place = 1),
    ended_at {instant} NOT NULL,
    since {instant},
    mends {boolean mends} NOT NULL,
    payments bigint NOT NULL CHECK (payments >= 0),
    refunds bigint NOT NULL CHECK (refunds >= 0),
    disputes bigint NOT NULL CHECK (disputes >= 0),
    findings bigint NOT NULL CHECK (findings >= 0),
    mended bigint NOT NULL CHECK (mended BETWEEN 0 AND findings),
    details text NOT NULL
);

-- What the payment processor has told, each event once in each of its modes.
CREATE TABLE stripe_events (
    is_live {boolean is_live} NOT NULL,
    event_id {id} NOT NULL,
    kind text NOT NULL,
    object_id {id},
    created_at {instant} NOT NULL,
    received_at {instant} NOT NULL,
    processed_at {instant},
    PRIMARY KEY (is_live, event_id)
);

CREATE INDEX stripe_events_by_age ON stripe_events (received_at) WHERE processed_at IS NOT NULL;

-- Work that a change asked for, written in the transaction of the change. A job that is done is deleted.
-- Without a foreign key, so that the queue can stay in one place where providers are spread over many servers.
CREATE TABLE jobs (
    provider_id {id} NOT NULL,
    job_id {id} NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    dedup_key text,
    status text NOT NULL CHECK (status IN ('ready', 'dead')),
    attempts bigint NOT NULL CHECK (attempts >= 0),
    failures bigint NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND attempts),
    requests bigint NOT NULL DEFAULT 1 CHECK (requests >= 1),
    waiting_since {instant},
    available_at {instant} NOT NULL,
    lease_owner text,
    leased_until {instant},
    last_error text,
    created_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, job_id),
    -- In this order, so that only the primary key begins with the provider: PostgreSQL takes either for a list by both columns of the key
    -- as long as it knows too little about the table, and this one sorts all jobs for each page.
    UNIQUE (dedup_key, kind, provider_id),
    CHECK ((lease_owner IS NULL) = (leased_until IS NULL)),
    CHECK (status = 'ready' OR lease_owner IS NULL)
);

CREATE INDEX jobs_due ON jobs (available_at) WHERE status = 'ready';
CREATE INDEX jobs_dead ON jobs (provider_id, job_id) WHERE status = 'dead';

-- Changes that others react to, numbered by their provider without a gap. Like jobs without a foreign key.
CREATE TABLE events (
    provider_id {id} NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    kind text NOT NULL,
    booking_id {id},
    occurred_at {instant} NOT NULL,
    data text NOT NULL,
    PRIMARY KEY (provider_id, sequence)
);

--| postgres
-- On SQLite the numbers of the rows are in the order of their making.
CREATE INDEX events_by_age ON events (occurred_at, provider_id, sequence);

CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never rewritten';
END
$$;

CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();
--| sqlite
CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never rewritten');
END;
--| all

-- Who is told of which events: each gets a job for each of them, or one for all that wait.
CREATE TABLE event_subscriptions (
    event_kind text NOT NULL,
    subscriber text NOT NULL CHECK (length(subscriber) BETWEEN 1 AND 12),
    -- Whether one job of a provider stands for all events that wait.
    is_gathered {boolean is_gathered} NOT NULL DEFAULT false,
    PRIMARY KEY (event_kind, subscriber)
);

-- How far the figures of a provider are counted: up to which event, and in the months of which zone. Where counted is null, all are to be
-- counted again. Whoever writes figures counts revision, so that none of an earlier time replace those of a later one.
CREATE TABLE figure_marks (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    counted bigint,
    time_zone text,
    revision bigint NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (provider_id),
    CHECK ((counted IS NULL) = (time_zone IS NULL))
);

-- Figures of a provider's months such as 2026-03, of all services where service_id is empty. All of them follow from bookings, payments
-- and refunds; nothing in them is of a person.
CREATE TABLE monthly_figures (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    made bigint NOT NULL,
    bookings bigint NOT NULL,
    scheduled bigint NOT NULL,
    completed bigint NOT NULL,
    cancelled_by_client bigint NOT NULL,
    cancelled_by_provider bigint NOT NULL,
    no_shows bigint NOT NULL,
    expired bigint NOT NULL,
    sessions bigint NOT NULL,
    booked_minutes bigint NOT NULL,
    lead_seconds bigint NOT NULL,
    -- How many were booked how long before, as numbers between commas.
    lead_classes text NOT NULL,
    clients bigint NOT NULL,
    returning_clients bigint NOT NULL,
    PRIMARY KEY (provider_id, month, service_id),
    CHECK (bookings = scheduled + completed + cancelled_by_client + cancelled_by_provider + no_shows + expired),
    CHECK (returning_clients BETWEEN 0 AND clients)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE TABLE monthly_money (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    currency text NOT NULL,
    -- For the sessions of the month, whenever it came and went back.
    paid bigint NOT NULL,
    refunded bigint NOT NULL,
    -- What came and was given back in the month, for whichever sessions.
    payments bigint NOT NULL,
    received bigint NOT NULL,
    refunds bigint NOT NULL,
    returned bigint NOT NULL,
    PRIMARY KEY (provider_id, month, service_id, currency)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE TABLE monthly_policy_figures (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    policy_id {id} NOT NULL,
    currency text NOT NULL,
    bookings bigint NOT NULL,
    cancelled_by_client bigint NOT NULL,
    cancelled_by_provider bigint NOT NULL,
    no_shows bigint NOT NULL,
    -- Its decisions on what was paid, by what part of it they gave back.
    gave_nothing bigint NOT NULL,
    gave_part bigint NOT NULL,
    gave_all bigint NOT NULL,
    undecided bigint NOT NULL,
    paid bigint NOT NULL,
    returned bigint NOT NULL,
    PRIMARY KEY (provider_id, month, service_id, policy_id, currency)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

-- When sessions begin on the provider's clocks; 0 is Sunday.
CREATE TABLE monthly_start_hours (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
    sessions bigint NOT NULL,
    bookings bigint NOT NULL,
    PRIMARY KEY (provider_id, month, service_id, day_of_week, hour)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE INDEX monthly_figures_by_month ON monthly_figures (month, provider_id) WHERE service_id = '';
CREATE INDEX monthly_money_by_month ON monthly_money (month, currency, provider_id) WHERE service_id = '';

-- What was open, and of that busy, in the months of providers when each was last counted; for the sums of all providers alone, since
-- open time follows from hours that have no history.
CREATE TABLE monthly_open_time (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    open_minutes bigint NOT NULL CHECK (open_minutes >= 0),
    busy_minutes bigint NOT NULL CHECK (busy_minutes BETWEEN 0 AND open_minutes),
    PRIMARY KEY (provider_id, month)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE INDEX monthly_open_time_by_month ON monthly_open_time (month, provider_id);

-- What clients asked for in a month, and whether it was offered or why not: samples, which servers add to now and then. They follow from
-- nothing else that is kept, and so are no part of what is counted again; nothing in them is of a person.
CREATE TABLE monthly_demand (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    outcome {id} NOT NULL,
    looks bigint NOT NULL CHECK (looks >= 0),
    bookings bigint NOT NULL CHECK (bookings >= 0),
    PRIMARY KEY (provider_id, month, service_id, outcome)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE INDEX monthly_demand_by_month ON monthly_demand (month, outcome, provider_id);

-- The same by the hour of the week that was asked for, as the provider's clocks show it.
CREATE TABLE monthly_demand_hours (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    month {id} NOT NULL,
    service_id {id} NOT NULL,
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
    asked bigint NOT NULL CHECK (asked >= 0),
    offered bigint NOT NULL CHECK (offered BETWEEN 0 AND asked),
    PRIMARY KEY (provider_id, month, service_id, day_of_week, hour)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

-- Places outside that are told of a provider's events. Of each secret, what Keyring has made of it.
CREATE TABLE webhook_endpoints (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    endpoint_id {id} NOT NULL,
    url text NOT NULL,
    description text NOT NULL,
    event_kinds text NOT NULL,
    pause_reason text CHECK (pause_reason IN ('requested', 'failing', 'gone')),
    failing_since {instant},
    failures bigint NOT NULL CHECK (failures >= 0),
    succeeded_at {instant},
    problem text,
    rests_until {instant},
    due_at {instant},
    leased_until {instant},
    secret {bytes} NOT NULL,
    former_secret {bytes},
    former_until {instant} CHECK ((former_until IS NULL) = (former_secret IS NULL)),
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    updated_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, endpoint_id)
);

CREATE INDEX webhook_endpoints_due ON webhook_endpoints (due_at) WHERE due_at IS NOT NULL;

-- What each of them is told, once for each event. Without a foreign key, so that an endpoint with a long history can be removed.
CREATE TABLE webhook_deliveries (
    provider_id {id} NOT NULL,
    endpoint_id {id} NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    event_kind text NOT NULL,
    booking_id {id},
    status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
    attempts bigint NOT NULL CHECK (attempts >= 0),
    due_at {instant} CHECK ((due_at IS NOT NULL) = (status = 'pending')),
    tried_since {instant} NOT NULL,
    failures bigint NOT NULL CHECK (failures >= 0),
    attempted_at {instant},
    delivered_at {instant},
    answer bigint,
    problem text,
    created_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, endpoint_id, sequence)
);

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (provider_id, endpoint_id, due_at, sequence)
    WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);

-- Messages to clients and providers, at most one for each occasion. What is to be looked at again says when: available_at.
-- Like jobs without a foreign key.
CREATE TABLE messages (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    revision bigint NOT NULL CHECK (revision >= 1),
    occasion {id} NOT NULL,
    subject {id} NOT NULL,
    recipient {id} NOT NULL CHECK (recipient IN ('client', 'provider')),
    channel {id} NOT NULL CHECK (channel IN ('email', 'sms', 'push')),
    status text NOT NULL CHECK (status IN
        ('planned', 'attempting', 'sent', 'delivered', 'failed', 'dropped', 'suppressed', 'unknown')),
    reason text,
    due_at {instant} NOT NULL,
    available_at {instant} CHECK ((available_at IS NOT NULL) = (status IN ('planned', 'attempting'))),
    details text,
    attempts bigint NOT NULL CHECK (attempts >= 0),
    attempted_at {instant},
    content {bytes} CHECK (content IS NULL OR status IN ('planned', 'attempting')),
    is_repeated {boolean is_repeated} NOT NULL,
    sent_at {instant},
    message_id text,
    segments bigint,
    cost_millionths bigint,
    cost_currency text CHECK ((cost_currency IS NULL) = (cost_millionths IS NULL)),
    report_due_at {instant},
    PRIMARY KEY (provider_id, booking_id, revision, occasion, subject, recipient, channel)
);

CREATE INDEX messages_due ON messages (channel, available_at) WHERE available_at IS NOT NULL;
CREATE INDEX messages_by_gateway_id ON messages (message_id) WHERE channel = 'sms' AND message_id IS NOT NULL;
CREATE INDEX messages_report_due ON messages (report_due_at) WHERE report_due_at IS NOT NULL;
CREATE INDEX messages_in_trouble ON messages (provider_id, due_at, booking_id) WHERE status IN ('failed', 'unknown');

-- What is planned to be sent about a booking and is not due yet, one line for each change: one row, since every booking writes it. When
-- the first of it is due (available_at), that becomes rows of messages. Like messages without a foreign key.
CREATE TABLE message_plans (
    provider_id {id} NOT NULL,
    booking_id {id} NOT NULL,
    changes text NOT NULL,
    available_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, booking_id)
--| sqlite
) WITHOUT ROWID;
--| postgres
);
--| all

CREATE INDEX message_plans_due ON message_plans (available_at);

-- What clients have agreed to, and how it ended. Like messages without a foreign key.
CREATE TABLE message_consents (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    booking_id {id} NOT NULL,
    channel {id} NOT NULL CHECK (channel IN ('sms', 'push')),
    given_at {instant} NOT NULL,
    given_by text NOT NULL,
    withdrawn_at {instant},
    withdrawn_by text CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
    PRIMARY KEY (provider_id, booking_id, channel)
);

-- The browsers and apps that take push messages about bookings: a browser by its address at a push service, an app by its device.
CREATE TABLE push_subscriptions (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    booking_id {id} NOT NULL,
    subscription_id {id} NOT NULL,
    endpoint text,
    p256dh text CHECK ((p256dh IS NULL) = (endpoint IS NULL)),
    auth text CHECK ((auth IS NULL) = (endpoint IS NULL)),
    device text CHECK ((device IS NULL) = (endpoint IS NOT NULL)),
    created_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, booking_id, subscription_id)
);

-- How many segments of short messages went out for a provider on the last day, counted from 1970, on which there were any.
CREATE TABLE message_budgets (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    day bigint NOT NULL,
    segments bigint NOT NULL CHECK (segments >= 0),
    PRIMARY KEY (provider_id)
);

-- What a provider has chosen about messages, for all services where service_id is empty; JSON.
CREATE TABLE message_choices (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    service_id {id} NOT NULL,
    choices text NOT NULL,
    PRIMARY KEY (provider_id, service_id)
);

-- What is known of an address besides that somebody gave it: whether it works, and what its owner does not want. Of whoever wants no
-- messages from anybody, under an empty provider_id.
CREATE TABLE message_contacts (
    provider_id {id} NOT NULL,
    channel {id} NOT NULL,
    address {id} NOT NULL,
    failures bigint NOT NULL DEFAULT 0 CHECK (failures >= 0),
    unusable_since {instant},
    reminders_ended_at {instant},
    opted_out_at {instant},
    PRIMARY KEY (provider_id, channel, address)
);

-- Who looked at clients' data or changed something: whoever is not the client. Of what belongs to no provider, under an empty
-- provider_id. Like jobs without a foreign key. An entry is never rewritten, and removed only for its age.
CREATE TABLE audit_entries (
    provider_id {id} NOT NULL,
    recorded_at {instant} NOT NULL,
    entry_id {id} NOT NULL,
    actor text NOT NULL,
    acted_for text NOT NULL CHECK (acted_for IN ('client', 'provider', 'finance', 'system')),
    access text NOT NULL CHECK (access IN ('read', 'change')),
    action text NOT NULL,
    booking_id {id},
    subjects text NOT NULL,
    fields text NOT NULL,
    request_id text,
    PRIMARY KEY (provider_id, recorded_at, entry_id)
);

CREATE INDEX audit_entries_in_time ON audit_entries (recorded_at, entry_id);
CREATE INDEX audit_entries_of_booking ON audit_entries (provider_id, booking_id, recorded_at, entry_id)
    WHERE booking_id IS NOT NULL;

--| postgres
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log only grows';
END
$$;

CREATE TRIGGER audit_entries_are_never_rewritten BEFORE UPDATE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
--| sqlite
CREATE TRIGGER audit_entries_are_never_rewritten BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'the audit log only grows');
END;
--| all

-- Found by their secrets, before it is known whose they are; so on PostgreSQL without a foreign key to a table that may be
-- spread out.
CREATE TABLE api_keys (
    key_id {id} PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('admin', 'provider', 'finance')),
    provider_id {id},
    name text NOT NULL,
    secret_hash {bytes} NOT NULL UNIQUE,
    -- What the key is confined to, as words between blanks; NULL for everything that its role may do.
    scopes text CHECK (scopes <> ''),
    created_at {instant} NOT NULL,
    expires_at {instant},
    revoked_at {instant},
    -- Written at most once an hour.
    last_used_at {instant},
    -- The key that took its place.
    replaced_by {id},
    --| sqlite
    FOREIGN KEY (provider_id) REFERENCES providers (provider_id),
    --| all
    CHECK ((role = 'provider') = (provider_id IS NOT NULL))
);

CREATE INDEX api_keys_of_provider ON api_keys (provider_id, created_at, key_id);
CREATE INDEX api_keys_in_force ON api_keys (provider_id, expires_at, key_id) WHERE revoked_at IS NULL;

-- People who use the console: those of a provider, and administrators without one. Like keys, they are found before it is known
-- whose they are. One address can be a member of many providers.
CREATE TABLE members (
    member_id {id} PRIMARY KEY,
    provider_id {id},
    email {id} NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'staff', 'front_desk', 'finance', 'admin')),
    created_at {instant} NOT NULL,
    created_by text NOT NULL,
    removed_at {instant},
    -- Since when whoever has the address wants no shortcuts of the keyboard.
    shortcuts_off_at {instant},
    --| sqlite
    FOREIGN KEY (provider_id) REFERENCES providers (provider_id),
    --| all
    CHECK ((role = 'admin') = (provider_id IS NULL))
);

CREATE UNIQUE INDEX members_by_email ON members (email, COALESCE(provider_id, '')) WHERE removed_at IS NULL;
CREATE INDEX members_of_provider ON members (provider_id, member_id) WHERE removed_at IS NULL;

-- The addresses of listings, former ones included, of which each leads to its provider. They are found before it is known whose they
-- are.
CREATE TABLE listing_slugs (
    slug {id} PRIMARY KEY,
    provider_id {id} NOT NULL,
    created_at {instant} NOT NULL
    --| sqlite
    , FOREIGN KEY (provider_id) REFERENCES providers (provider_id)
    --| all
);

CREATE INDEX listing_slugs_of_provider ON listing_slugs (provider_id, created_at, slug);

-- The categories that the operator has set in place of those of the release: one row of JSON.
CREATE TABLE listing_categories (
    version bigint PRIMARY KEY CHECK (version = 1),
    tree text NOT NULL,
    updated_at {instant} NOT NULL
);

-- What opens something once: links in mails and of the first set-up, tickets for documents, challenges for passkeys. Of a secret
-- only the hash is kept; its kind is part of what is hashed.
CREATE TABLE one_time_secrets (
    secret_hash {bytes} PRIMARY KEY,
    subject {id} NOT NULL,
    detail {id} NOT NULL,
    expires_at {instant} NOT NULL
);

CREATE INDEX one_time_secrets_by_end ON one_time_secrets (expires_at);

-- The public keys with which addresses sign in by a passkey (Web Authentication, level 3).
CREATE TABLE passkeys (
    passkey_id {id} PRIMARY KEY,
    credential_id {bytes} NOT NULL UNIQUE,
    email {id} NOT NULL,
    user_handle {id} NOT NULL,
    name text NOT NULL,
    public_key {bytes} NOT NULL,
    sign_count bigint NOT NULL,
    created_at {instant} NOT NULL,
    used_at {instant}
);

CREATE INDEX passkeys_by_email ON passkeys (email, passkey_id);

-- The browsers in which an address is signed in. A session that is used lasts longer, up to ends_at.
CREATE TABLE console_sessions (
    session_id {id} PRIMARY KEY,
    secret_hash {bytes} NOT NULL UNIQUE,
    email {id} NOT NULL,
    device text NOT NULL,
    created_at {instant} NOT NULL,
    used_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    ends_at {instant} NOT NULL
);

CREATE INDEX console_sessions_by_email ON console_sessions (email, session_id);
CREATE INDEX console_sessions_by_end ON console_sessions (expires_at);

-- The browsers that show members push messages about bookings, each for as long as its session lasts.
CREATE TABLE member_browsers (
    session_id {id} PRIMARY KEY REFERENCES console_sessions (session_id) ON DELETE CASCADE,
    email {id} NOT NULL,
    endpoint text NOT NULL,
    p256dh text NOT NULL,
    auth text NOT NULL,
    created_at {instant} NOT NULL
);

CREATE INDEX member_browsers_by_email ON member_browsers (email, session_id);

-- The browsers in which clients are signed in, whom an address alone makes known: a link in a mail opens all bookings of its address once, for an hour in
-- one browser.
CREATE TABLE client_sessions (
    secret_hash {bytes} PRIMARY KEY,
    email {id} NOT NULL,
    expires_at {instant} NOT NULL
);

CREATE INDEX client_sessions_by_end ON client_sessions (expires_at);

-- The links that a mailbox was sent of late and that were not used, which bound how many more it is sent.
CREATE TABLE client_link_mails (
    secret_hash {bytes} PRIMARY KEY,
    email {id} NOT NULL,
    sent_at {instant} NOT NULL
);

CREATE INDEX client_link_mails_by_age ON client_link_mails (sent_at);
CREATE INDEX client_link_mails_of_mailbox ON client_link_mails (email, sent_at);

-- What was brought in from other systems, by the names that it had there, so that it is brought in once. A booking that was refused has the
-- id of the busy time that blocks its slot.
CREATE TABLE imported_records (
    provider_id {id} NOT NULL REFERENCES providers (provider_id),
    origin {id} NOT NULL,
    kind {id} NOT NULL CHECK (kind IN ('provider', 'service', 'hours', 'exception', 'blocked_time', 'booking')),
    source_id {id} NOT NULL,
    record_id {id} NOT NULL,
    imported_at {instant} NOT NULL,
    PRIMARY KEY (provider_id, origin, kind, source_id)
);

CREATE INDEX imported_records_providers ON imported_records (origin, source_id) WHERE kind = 'provider';

CREATE TABLE idempotency_keys (
    key_hash {bytes} PRIMARY KEY,
    request_hash {bytes} NOT NULL,
    sealed_body {bytes} NOT NULL,
    created_at {instant} NOT NULL
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
