import Bookings
import Hummingbird
import SQL

extension APIContext {
    /// Whether requests are recorded in the audit log, which holds for those with an API key.
    ///
    /// What clients do with their own bookings is in the history of these.
    var isRecorded: Bool {
        if case .key = requester { true } else { false }
    }

    /// Records that what the path names was changed, or the record that was made at `location`.
    func recordChange(madeAt location: String? = nil, in transaction: Transaction) async throws {
        guard isRecorded else { return }
        let made = location?.split(separator: "/").last.map { [String($0)] } ?? []
        // The most specific first: what was created, then its parents.
        let subjects = made + namedIDs.filter { !made.contains($0) }
        var access = access(.change, to: subjects)
        access.fields = sentFields
        try await AuditStore().record(access, in: transaction)
    }

    /// Records that several bookings were changed at once.
    func recordChange(of bookings: [BookingID], in transaction: Transaction) async throws {
        guard isRecorded else { return }
        let access = access(.change, to: bookings.map(\.rawValue) + namedIDs)
        try await AuditStore().record(access, in: transaction)
    }

    /// Records that clients' data was read of what the path names, before it is answered; where it cannot be recorded it is not answered.
    func recordRead(on database: any SQLDatabase) async throws {
        try await recordRead(of: [namedIDs], on: database)
    }

    /// Records that a list of bookings, or of entries of a waitlist, was read.
    func recordRead<Entity: ProviderOwned>(of ids: [Identifier<Entity>], on database: any SQLDatabase) async throws {
        guard !ids.isEmpty else { return }
        // An admin's list can be of several providers, each of whom sees its own part.
        let groups = Dictionary(grouping: ids, by: \.provider).values.map { $0.map(\.rawValue) }
        try await recordRead(of: groups, on: database)
    }

    private func recordRead(of groups: [[String]], on database: any SQLDatabase) async throws {
        guard isRecorded else { return }
        let accesses = groups.map { access(.read, to: $0) }
        try await performUnrecorded(.write, on: database) { transaction in
            for access in accesses { try await AuditStore().record(access, in: transaction) }
        }
    }

    private func access(_ kind: AuditedAccess.Kind, to subjects: [String]) -> AuditedAccess {
        let provider = subjects.lazy.compactMap { ProviderID(namedIn: $0) }.first
        var access = AuditedAccess(kind, "\(method.rawValue) \(endpointPath ?? "")", of: provider, subjects: subjects)
        access.requestID = requestID
        return access
    }

    /// The ids in the path, the last first.
    private var namedIDs: [String] {
        guard let path = endpointPath else { return [] }
        return path.split(separator: "/").reversed().compactMap { part in
            guard part.first == "{", part.last == "}" else { return nil }
            return parameters.get(String(part.dropFirst().dropLast()))
        }
    }
}
