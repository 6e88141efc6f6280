import HTTPTypes
import Hummingbird
import BookableAPI
import Bookings
import SQL

extension ConsoleGate {
    /// Runs a use case that changes something for a practice, and records that in the audit log with it.
    ///
    /// `made` names what came into being, which the address cannot.
    func change<Result: Sendable>(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        made: (Result) -> [String] = { _ in [] },
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(.write, by: practice.member.requester, at: request.now) { transaction in
            let result = try await useCase(transaction)
            try await recordChange(practice, request, fields, made: made(result), in: transaction)
            return result
        }
    }

    /// Records that what the address names was changed, in the transaction that does so.
    func recordChange(
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        made: [String] = [],
        in transaction: Transaction
    ) async throws {
        let subjects = made + request.namedIDs(of: practice.provider.id) + [practice.provider.id.rawValue]
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

    /// The ids in the address, of a service its whole id.
    fileprivate func namedIDs(of provider: ProviderID) -> [String] {
        let names = ["note", "booking", "member", "off", "policy", "calendar", "account", "key", "endpoint", "event"]
        let parts = names.map(part).filter { $0.contains("_") && $0.utf8.count <= 80 }
        let service = part("service").isEmpty ? nil : Slug.service(part("service"), of: provider)
        return parts + [service?.rawValue].compactMap(\.self)
    }
}
