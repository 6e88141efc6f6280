import Bookings
import Hummingbird
import SQL

/// Dates on which providers are away.
struct TimeOffController: Sendable {
    let database: any SQLDatabase
    let desk: TimeOffDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/time-off", use: take)
        router.get("providers/{provider}/time-off", use: list)
        router.delete("providers/{provider}/time-off/{time_off}", use: remove)
    }

    func take(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateTimeOffRequest.self)
        return try await creation.response(on: database) { transaction in
            let (off, affected) = try await desk.take(body.span, note: body.note, of: provider, in: transaction)
            let created = try CreatedResource(
                TimeOffResponse(off),
                at: "/v1/providers/\(provider)/time-off/\(off.id)"
            )
            return try created.adding(affected.map(AffectedBookingResponse.init), as: "affected_bookings")
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let found = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(TimeOffListResponse(items: found.map(TimeOffResponse.init)))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let id: TimeOffID = try context.pathID("time_off")
        try await context.perform(.write, on: database) { try await desk.remove(id, of: provider, in: $0) }
        return Response(status: .noContent)
    }
}
