import BookablePages
import Observability

extension Server {
    /// How the server does, from the figures that `/metrics` tells.
    func health() async -> ServerHealth {
        var health = ServerHealth()
        for source in sources {
            for reading in await Self.read(source) { health.note(reading) }
        }
        return health
    }

    private static func read(_ source: MetricSource) async -> [MetricReading] {
        do {
            return try await source()
        } catch {
            // One that fails leaves its figures out; whoever asks for /metrics is told why.
            return []
        }
    }
}

extension ServerHealth {
    fileprivate mutating func note(_ reading: MetricReading) {
        guard let sample = reading.samples.first else { return }
        let sum = reading.samples.reduce(0) { $0 + $1.value }
        switch reading.name {
        case "bookable_build_info":
            version = sample.labels.first { $0.0 == "version" }?.1
            database = sample.labels.first { $0.0 == "database" }?.1
        case "bookable_schema_version": schema = Int(exactly: sample.value)
        case "process_start_time_seconds": startedAt = Int64(sample.value)
        case "process_resident_memory_bytes": memory = Int64(sample.value)
        case "http_requests_in_flight": requestsInFlight = Int(exactly: sum)
        case "database_callers_waiting": databaseCallersWaiting = Int(exactly: sum)
        case "bookable_payment_problems": paymentProblems = Int(exactly: sum)
        case "bookable_backup_age_seconds":
            backup = sample.value.isFinite ? .aged(Int64(sample.value)) : .missing
        default: break
        }
    }
}
