import Bookings
import Hummingbird
import SQL

/// Time that providers block by hand, and what calendars say besides.
struct BusyTimesController: Sendable {
    let database: any SQLDatabase
    let desk: BusyTimeDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/busy", use: block)
        router.get("providers/{provider}/busy", use: list)
        router.get("providers/{provider}/busy/{busy}", use: show)
        router.delete("providers/{provider}/busy/{busy}", use: unblock)
    }

    func block(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateBusyTimeRequest.self)
        return try await creation.response(on: database) { transaction in
            let busy = try await desk.block(body.span, note: body.note, of: provider, in: transaction)
            return try CreatedResource(BusyTimeResponse(busy), at: "/v1/providers/\(provider)/busy/\(busy.id)")
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        var query = Query(request)
        let filter = BusyTimeStore.Filter(from: query.instant("from"), to: query.instant("to"))
        let page = PageRequest<BusyTimeCursor>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(filter, of: provider, after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        return try .json(
            Page(found, limit: page.limit, cursor: { BusyTimeCursor($0).rawValue }, item: BusyTimeResponse.init)
        )
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let id: BusyTimeID = try context.pathID("busy")
        try Query(request).finish()
        let busy = try await context.perform(.read, on: database) { transaction in
            try await desk.find(id, of: provider, in: transaction)
        }
        return try .json(BusyTimeResponse(busy))
    }

    func unblock(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let id: BusyTimeID = try context.pathID("busy")
        try await context.perform(.write, on: database) { try await desk.unblock(id, of: provider, in: $0) }
        return Response(status: .noContent)
    }
}
