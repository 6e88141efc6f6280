-- Work that a change asked for, written in the transaction of the change. A job that is done is deleted.
-- Without a foreign key, so that the queue can stay in one place where providers are spread over many servers.

CREATE TABLE jobs (
    provider_id text COLLATE "C" NOT NULL,
    job_id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    dedup_key text,
    status text NOT NULL CHECK (status IN ('ready', 'dead')),
    attempts bigint NOT NULL CHECK (attempts >= 0),
    available_at timestamptz NOT NULL,
    lease_owner text,
    leased_until timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, job_id),
    UNIQUE (provider_id, kind, dedup_key),
    CHECK ((lease_owner IS NULL) = (leased_until IS NULL)),
    CHECK (status = 'ready' OR lease_owner IS NULL)
);

CREATE INDEX jobs_due ON jobs (available_at) WHERE status = 'ready';
CREATE INDEX jobs_in_order ON jobs (job_id);
