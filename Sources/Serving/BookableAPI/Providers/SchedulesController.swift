import Bookings
import Hummingbird
import SQL
import Scheduling
import WireFormat

/// When providers are open: weekly hours and exceptions.
struct SchedulesController: Sendable {
    let database: any SQLDatabase
    let desk: ScheduleDesk
    let providers: ProviderDesk
    let warnings: ServiceWarnings
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.put("providers/{provider}/schedule", use: replaceHours)
        router.put("providers/{provider}/exceptions/{date}", use: replaceExceptions)
        router.delete("providers/{provider}/exceptions/{date}", use: removeExceptions)
    }

    func replaceHours(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, configuration).json(ScheduleDocument.self)
        let match = IfMatch(request)
        let (hours, affected, warnings) = try await context.perform(.write, on: database) { transaction in
            try await check(match, id, context, in: transaction)
            let changed = try await desk.replaceHours(of: id, with: body.schedule.map(\.hours), in: transaction)
            return (changed.hours, changed.affected, try await self.warnings.list(of: id, in: transaction))
        }
        let document = try JSONBytes.encode(ScheduleDocument(hours), with: affected)
        return Response(bytes: try JSONBytes.adding(warnings, to: document), type: "application/json")
    }

    func replaceExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        let body = try await Payload(request, configuration).json(DateExceptionsRequest.self)
        let match = IfMatch(request)
        let rows = body.exceptions.map { $0.row(on: date) }
        do {
            let affected = try await context.perform(.write, on: database) { transaction in
                try await check(match, id, context, in: transaction)
                return try await desk.replaceExceptions(of: id, on: date, with: rows, in: transaction)
            }
            return Response(
                bytes: try JSONBytes.encode(DateExceptionsResponse(rows), with: affected),
                type: "application/json"
            )
        } catch let error as ScheduleError {
            throw BookingsError(.invalidValue, error.message, field: body.field(of: error))
        }
    }

    func removeExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        let match = IfMatch(request)
        try await context.perform(.write, on: database) { transaction in
            try await check(match, id, context, in: transaction)
            _ = try await desk.replaceExceptions(of: id, on: date, with: [], in: transaction)
        }
        return Response(status: .noContent)
    }

    /// Hours and exceptions are read with their provider.
    private func check(
        _ match: IfMatch,
        _ id: ProviderID,
        _ context: APIContext,
        in transaction: Transaction
    ) async throws {
        try await match.check(in: transaction, of: id) { try await providers.document(id, for: context, in: $0) }
    }
}
