import CivilTime
import BookableAPI
import Bookings
import Observability
import SQL

extension Server {
    /// All figures that are read when they are asked for.
    var sources: [MetricSource] {
        [
            { try ProcessFigures.read() },
            { [evaluators, previews, trials] in
                Self.queues([
                    ("decisions", evaluators.load), ("previews", previews.load), ("trials", trials.load),
                ])
            },
            { [gate, admission, budgets, database, directAnswers] in
                Self.loads(gate.count, admission.connections.count) + [Self.direct(directAnswers.count)]
                    + Self.clients(admission, budgets) + Self.pools(database.pools)
            },
            { [database, clock] in
                let (counts, problems) = try await database.transaction(.read) { connection in
                    (
                        try await JobStore().counts(in: connection),
                        try await PaymentStore().problemCount(in: connection)
                    )
                }
                return Self.jobs(counts, at: clock()) + [Self.problems(problems)]
            },
        ] + metricSources
    }

    private static func loads(_ requests: RequestGate.Count, _ connections: ConnectionCounter.Count) -> [MetricReading]
    {
        [
            MetricReading(
                "http_requests_in_flight",
                .gauge,
                help: "Requests being answered.",
                [.init([], Double(requests.inFlight))]
            ),
            MetricReading(
                "http_requests_refused_total",
                .counter,
                help: "Requests refused because too many were being answered.",
                [.init([], Double(requests.refused))]
            ),
            MetricReading(
                "http_connections",
                .gauge,
                help: "Open connections.",
                [.init([], Double(connections.admitted))]
            ),
            MetricReading(
                "http_connections_evicted_total",
                .counter,
                help: "Connections ended so that another address could have one.",
                [.init([], Double(connections.evictedInAll))]
            ),
            MetricReading(
                "http_connections_refused_total",
                .counter,
                help: "Connections refused because too many were open.",
                [.init([], Double(connections.refusedInAll))]
            ),
        ]
    }

    private static func direct(_ count: Int) -> MetricReading {
        MetricReading(
            "http_direct_answers_total",
            .counter,
            help: "Lists of slots and pages that were answered from memory, on the event loop of the connection.",
            [.init([], Double(count))]
        )
    }

    private static func problems(_ count: Int) -> MetricReading {
        MetricReading(
            "bookable_payment_problems",
            .gauge,
            help: "Payments of which Stripe has something else than what was asked for; a person has to look at them.",
            [.init([], Double(count))]
        )
    }

    private static func queues(_ loads: [(name: String, count: FairQueueCount)]) -> [MetricReading] {
        func gauge(_ name: String, _ help: String, _ figure: (FairQueueCount) -> Int) -> MetricReading {
            let samples = loads.map { load in
                MetricReading.Sample([("queue", load.name)], Double(figure(load.count)))
            }
            return MetricReading(name, .gauge, help: help, samples)
        }
        let refused = loads.flatMap { load in
            FairQueueError.Code.allCases.map { code in
                MetricReading.Sample(
                    [("queue", load.name), ("reason", code.rawValue)],
                    Double(load.count.refused[code] ?? 0)
                )
            }
        }
        return [
            gauge("bookable_policy_work_running", "Evaluations or trials of policies under way.", \.running),
            gauge("bookable_policy_work_waiting", "Evaluations or trials of policies that wait.", \.waiting),
            MetricReading(
                "bookable_policy_work_refused_total",
                .counter,
                help: "Evaluations or trials of policies refused because too many waited.",
                refused
            ),
        ]
    }

    private static func clients(_ admission: Admission, _ budgets: LogBudgets) -> [MetricReading] {
        func reading(_ name: String, _ kind: MetricKind, _ help: String, _ value: Int) -> MetricReading {
            MetricReading(name, kind, help: help, [.init([], Double(value))])
        }
        let answers = admission.answers.count
        return [
            reading(
                "http_requests_waiting",
                .gauge,
                "Requests that wait for others of their address.",
                admission.turns.waiting
            ),
            reading("http_body_bytes", .gauge, "Bytes of bodies that are not yet answered.", admission.bodies.used),
            reading("http_unread_bytes", .gauge, "Bytes of answers that wait for their readers.", answers.bytes),
            reading(
                "http_slow_readers_closed_total",
                .counter,
                "Connections closed because their reader took too little.",
                answers.closedReaders
            ),
            reading(
                "log_lines_left_out_total",
                .counter,
                "Lines not logged because there were too many.",
                budgets.leftOut
            ),
        ]
    }

    private static func jobs(_ counts: [JobCount], at now: Instant) -> [MetricReading] {
        func reading(_ name: String, _ help: String, _ figure: (JobCount) -> Int64) -> MetricReading {
            let samples = counts.map { count in
                MetricReading.Sample(
                    [("kind", count.kind.rawValue), ("status", count.status.rawValue)],
                    Double(figure(count))
                )
            }
            return MetricReading(name, .gauge, help: help, samples)
        }
        return [
            reading("bookable_jobs", "Jobs that wait or are given up.") { Int64($0.count) },
            reading("bookable_jobs_oldest_age_seconds", "How long the oldest of them has waited, in seconds.") {
                max(0, now - $0.oldestAvailableAt)
            },
        ]
    }

    private static func pools(_ pools: [PoolUsage]) -> [MetricReading] {
        func reading(
            _ name: String,
            _ kind: MetricKind,
            _ help: String,
            _ count: (PoolUsage) -> Int
        ) -> MetricReading {
            MetricReading(name, kind, help: help, pools.map { .init([("pool", $0.name)], Double(count($0))) })
        }
        guard !pools.isEmpty else { return [] }
        return [
            reading("database_connections", .gauge, "Database connections there are.", \.connections),
            reading("database_connections_in_use", .gauge, "Database connections at work.", \.inUse),
            reading("database_callers_waiting", .gauge, "Callers waiting for a database connection.", \.waiting),
            reading(
                "database_callers_refused_total",
                .counter,
                "Callers refused because too many waited for a database connection.",
                \.refused
            ),
        ]
    }
}
