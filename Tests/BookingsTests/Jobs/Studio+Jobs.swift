import CivilTime
import Bookings
import SQL

extension JobKind {
    static let letter = JobKind(rawValue: "letter")
    static let parcel = JobKind(rawValue: "parcel")
}

extension Studio {
    /// Adds a job in a transaction of its own; false where the same job is there already.
    @discardableResult
    func enqueue(
        _ kind: JobKind = .letter,
        _ payload: String = "",
        key: String? = nil,
        availableAt: Instant? = nil
    ) async throws -> Bool {
        let draft = try JobDraft(kind, of: provider, payload: payload, dedupKey: key, availableAt: availableAt)
        return try await database.transaction(.write) {
            try await JobStore().enqueue(draft, at: Studio.now, in: $0)
        }
    }

    func claim(
        _ limit: Int = 1,
        _ kinds: [JobKind] = [.letter],
        by owner: String = "a",
        lease: Int64 = 60,
        at now: Instant = Studio.now
    ) async throws -> [Job] {
        try await database.transaction(.write) { connection in
            try await JobStore().claim(
                kinds: kinds,
                owner: owner,
                limit: limit,
                lease: lease,
                at: now,
                in: connection
            )
        }
    }

    func jobs(_ status: Job.Status? = nil) async throws -> [Job] {
        try await database.transaction(.read) {
            try await JobStore().list(.init(status: status), after: nil, limit: 100, in: $0)
        }
    }

    func write<Result: Sendable>(_ body: (JobStore, any SQLConnection) async throws -> Result) async throws -> Result {
        try await database.transaction(.write) { try await body(JobStore(), $0) }
    }
}
