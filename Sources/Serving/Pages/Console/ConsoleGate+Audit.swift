import HTTPTypes
import Hummingbird
import BookableAPI
import Bookings
import SQL

extension ConsoleGate {
    /// Runs a use case that changes something for a practice, and records that in the audit log with it.
    func change<Result: Sendable>(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(.write, by: practice.member.requester, at: request.now) { transaction in
            let result = try await useCase(transaction)
            try await recordChange(practice, request, fields, in: transaction)
            return result
        }
    }

    /// Records that what the address names was changed, in the transaction that does so.
    func recordChange(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        in transaction: Transaction
    ) async throws {
        let subjects = request.namedIDs + [practice.provider.id.rawValue]
        var access = AuditedAccess(.change, request.route, of: practice.provider.id, subjects: subjects)
        // Names that are ours, and of those alone: whoever sends a form can make up others.
        access.fields = fields.values.keys.filter { $0.allSatisfy(\.isASCII) && $0.utf8.count <= 40 }.sorted()
        access.requestID = request.context.requestID
        try await AuditStore().record(access, in: transaction)
    }

    /// Records that clients' data was read, before it is shown; where it cannot be recorded it is not shown.
    func recordRead(of bookings: [BookingID], _ practice: Practice, _ request: PageRequest) async throws {
        guard !bookings.isEmpty else { return }
        var access = AuditedAccess(
            .read,
            request.route,
            of: practice.provider.id,
            subjects: bookings.map(\.rawValue)
        )
        access.requestID = request.context.requestID
        try await database.transaction(.write, by: practice.member.requester, at: request.now) { [access] in
            try await AuditStore().record(access, in: $0)
        }
    }
}

extension PageRequest {
    /// The method and the route, such as `GET /console/{provider}/day`: never with values.
    fileprivate var route: String { "\(request.head.method.rawValue) \(context.endpointPath ?? "")" }

    /// The ids in the address, the last first.
    fileprivate var namedIDs: [String] {
        ["booking", "member", "service", "policy"].compactMap { name in
            let part = part(name)
            return part.contains("_") && part.utf8.count <= 80 ? part : nil
        }
    }
}
