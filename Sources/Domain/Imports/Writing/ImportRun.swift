import Bookings
package import CivilTime
package import SQL

/// Writes what was read into a database, provider by provider, or tries what that would do.
package struct ImportRun: Sendable {
    private let desk: ImportDesk
    private let origin: String
    private let actor: String
    private let now: Instant

    /// A run by `actor`, whom the audit log names; `origin` tells systems apart in which rows may have the same ids.
    package init(_ desk: ImportDesk, from origin: String, by actor: String, at now: Instant) {
        self.desk = desk
        self.origin = origin
        self.actor = actor
        self.now = now
    }

    /// Brings in each provider in a transaction of its own, so that a run that was stopped goes on where it was.
    ///
    /// A trial does the same and takes it back, so that it tells exactly what would happen.
    package func write(
        _ contents: SourceContents,
        isTrial: Bool,
        to database: any SQLDatabase
    ) async throws -> ImportReport {
        var entries = contents.entries
        for provider in contents.providers {
            entries += try await isTrial ? attempt(provider, on: database) : bring(provider, to: database)
        }
        entries += Self.clients(of: contents, entries)
        return ImportReport(origin: origin, isTrial: isTrial, entries: entries)
    }

    private func bring(_ provider: SourceProvider, to database: any SQLDatabase) async throws -> [ImportEntry] {
        try await database.transaction(.write, by: .system, at: now) { transaction in
            let (id, entries) = try await desk.bring(provider, from: origin, in: transaction)
            if let id {
                let access = AuditedAccess(.change, "bookable import", of: id, subjects: [id.rawValue])
                try await AuditStore().record(access, by: actor, in: transaction)
            }
            return entries
        }
    }

    /// Ends a transaction that is not to be kept.
    private struct Undone: Error {
        let entries: [ImportEntry]
    }

    private func attempt(_ provider: SourceProvider, on database: any SQLDatabase) async throws -> [ImportEntry] {
        do {
            try await database.transaction(.write, by: .system, at: now) { transaction in
                throw Undone(entries: try await desk.bring(provider, from: origin, in: transaction).entries)
            }
        } catch let undone as Undone {
            // The ids are of records that are gone again.
            return undone.entries.map { entry in
                var entry = entry
                if entry.outcome != .present { entry.record = nil }
                return entry
            }
        }
        return []
    }

    /// Clients come in with their bookings.
    private static func clients(of contents: SourceContents, _ entries: [ImportEntry]) -> [ImportEntry] {
        var outcomes: [SourceRow: ImportEntry.Outcome] = [:]
        for entry in entries where entry.row.kind == .booking { outcomes[entry.row] = entry.outcome }
        var clients: [SourceRow: ImportEntry.Outcome] = [:]
        for booking in contents.providers.flatMap(\.bookings) {
            guard let client = booking.clientRow else { continue }
            switch (outcomes[booking.row], clients[client]) {
            case (.created, _), (.adapted, _): clients[client] = .created
            case (.present, nil), (.present, .refused): clients[client] = .present
            case (_, nil): clients[client] = .refused
            default: break
            }
        }
        return clients.map { row, outcome in
            ImportEntry(row, outcome, outcome == .refused ? "none of their bookings is brought in" : nil)
        }
    }
}
