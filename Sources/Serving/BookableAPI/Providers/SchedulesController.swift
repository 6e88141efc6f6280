import Bookings
import CivilTime
import Hummingbird
import SQL
import Scheduling
import WireFormat

/// When providers are open: weekly hours and exceptions.
struct SchedulesController: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let configuration: ServerConfiguration
    private let providers: ProviderStore
    private let schedules = ScheduleStore()

    init(database: any SQLDatabase, zones: ZoneDirectory, configuration: ServerConfiguration) {
        self.database = database
        self.zones = zones
        self.configuration = configuration
        providers = ProviderStore(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.put("providers/{provider}/schedule", use: replaceHours)
        router.put("providers/{provider}/exceptions/{date}", use: replaceExceptions)
        router.delete("providers/{provider}/exceptions/{date}", use: removeExceptions)
    }

    func replaceHours(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(ScheduleDocument.self)
        let hours = body.schedule.map(\.hours)
        return try await database.transaction(.write) { connection in
            try await connection.lock(id)
            let provider = try await providers.find(id, in: connection)
            let exceptions = try await schedules.exceptions(of: id, in: connection)
            _ = try Schedule(
                zone: zones.zone(named: provider.timeZone),
                weekly: hours,
                exceptions: exceptions.map(\.exception)
            )
            try await schedules.replaceWeeklyHours(of: id, with: hours, in: connection)
            return try .json(ScheduleDocument(try await schedules.weeklyHours(of: id, in: connection)))
        }
    }

    func replaceExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(DateExceptionsRequest.self)
        let rows = body.exceptions.map { $0.row(on: date) }
        return try await database.transaction(.write) { connection in
            try await connection.lock(id)
            _ = try await providers.find(id, in: connection)
            let others = try await schedules.exceptions(of: id, in: connection).filter { $0.exception.date != date }
            guard others.count + rows.count <= Self.maximumExceptions else {
                throw BookingsError(.conflict, "A provider can have at most \(Self.maximumExceptions) exceptions.")
            }
            try check(rows + others, isList: body.isList)
            try await schedules.replaceExceptions(of: id, on: date, with: rows, in: connection)
            return try .json(DateExceptionsResponse(rows))
        }
    }

    func removeExceptions(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let date = try context.pathDate("date")
        try await database.transaction(.write) { connection in
            try await connection.lock(id)
            _ = try await providers.find(id, in: connection)
            try await schedules.replaceExceptions(of: id, on: date, with: [], in: connection)
        }
        return Response(status: .noContent)
    }

    /// The rows of the request come first, so that the index in a refusal is theirs.
    private func check(_ rows: [DatedException], isList: Bool) throws {
        do throws(ScheduleError) {
            _ = try Schedule(zone: .utc, weekly: [], exceptions: rows.map(\.exception))
        } catch {
            let first = "exceptions[0]."
            let field =
                isList || !error.field.hasPrefix(first) ? error.field : String(error.field.dropFirst(first.count))
            throw BookingsError(.invalidValue, error.message, field: field)
        }
    }

    /// Ten years of daily exceptions: every slot query reads them all.
    private static let maximumExceptions = 3_660
}
