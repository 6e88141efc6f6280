import Bookings
import CalendarSync
import Hummingbird
import SQL

/// Events of bookings that somebody moved or deleted in the provider's calendar, and putting them right.
struct CalendarDriftsController: Sendable {
    let database: any SQLDatabase
    let desk: DriftDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/calendar-drifts", use: list)
        router.post("bookings/{booking}/calendar-event/restore", use: restore)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let drifts = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(CalendarDriftListResponse(items: drifts.map(CalendarDriftResponse.init)))
    }

    func restore(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        try await context.perform(.write, on: database) { try await desk.restore(id, in: $0) }
        return Response(status: .accepted)
    }
}
