import Bookings
import Hummingbird
import SQL
import Scheduling
import WireFormat

/// When providers are open: weekly hours and exceptions.
struct SchedulesController: Sendable {
    let database: any SQLDatabase
    let desk: ScheduleDesk
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
        let hours = try await context.perform(.write, on: database) { transaction in
            try await desk.replaceHours(of: id, with: body.schedule.map(\.hours), in: transaction)
        }
        return try .json(ScheduleDocument(hours))
    }

    func replaceExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        let body = try await Payload(request, configuration).json(DateExceptionsRequest.self)
        let rows = body.exceptions.map { $0.row(on: date) }
        do {
            try await context.perform(.write, on: database) { transaction in
                try await desk.replaceExceptions(of: id, on: date, with: rows, in: transaction)
            }
        } catch let error as ScheduleError {
            throw BookingsError(.invalidValue, error.message, field: body.field(of: error))
        }
        return try .json(DateExceptionsResponse(rows))
    }

    func removeExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        try await context.perform(.write, on: database) { transaction in
            try await desk.replaceExceptions(of: id, on: date, with: [], in: transaction)
        }
        return Response(status: .noContent)
    }
}
