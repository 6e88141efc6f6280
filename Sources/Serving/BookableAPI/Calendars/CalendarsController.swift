import Bookings
import CalendarSync
import Hummingbird
import SQL

/// Calendars elsewhere that providers link, so that what is in them blocks their time.
struct CalendarsController: Sendable {
    let database: any SQLDatabase

    /// `nil` if the server links no calendars.
    let desk: CalendarLinkDesk?
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/calendars", use: link)
        router.get("providers/{provider}/calendars", use: list)
        router.get("providers/{provider}/calendars/{calendar}", use: show)
        router.patch("providers/{provider}/calendars/{calendar}", use: change)
        router.delete("providers/{provider}/calendars/{calendar}", use: unlink)
        router.post("providers/{provider}/calendars/{calendar}/refresh", use: refresh)
    }

    func link(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let desk = try available()
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(LinkCalendarRequest.self)
        return try await creation.response(on: database) { transaction in
            let link = try await desk.link(
                body.address,
                named: body.name,
                rules: body.rules,
                bookings: body.bookings,
                of: provider,
                in: transaction
            )
            return try CreatedResource(
                CalendarLinkResponse(link),
                at: "/v1/providers/\(provider)/calendars/\(link.id)"
            )
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let desk = try available()
        try Query(request).finish()
        let links = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(CalendarLinkListResponse(items: links.map(CalendarLinkResponse.init)))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarLinkID = try context.pathID("calendar")
        let desk = try available()
        try Query(request).finish()
        let link = try await context.perform(.read, on: database) { transaction in
            try await desk.find(id, of: provider, in: transaction)
        }
        return try .json(CalendarLinkResponse(link))
    }

    func change(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarLinkID = try context.pathID("calendar")
        let desk = try available()
        let body = try await Payload(request, configuration).json(UpdateCalendarRequest.self)
        let link = try await context.perform(.write, on: database) { transaction in
            try await desk.change(id, of: provider, in: transaction, body.apply(to:))
        }
        return try .json(CalendarLinkResponse(link))
    }

    func refresh(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarLinkID = try context.pathID("calendar")
        let desk = try available()
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        let link = try await context.perform(.write, on: database) { transaction in
            try await desk.refresh(id, of: provider, in: transaction)
        }
        return try .json(CalendarLinkResponse(link), status: .accepted)
    }

    func unlink(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarLinkID = try context.pathID("calendar")
        let desk = try available()
        try await context.perform(.write, on: database) { try await desk.unlink(id, of: provider, in: $0) }
        return Response(status: .noContent)
    }

    /// Who is asked for, if the requester may manage them.
    private func provider(_ context: APIContext) throws -> ProviderID {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        return provider
    }

    private func available() throws -> CalendarLinkDesk {
        guard let desk else {
            throw APIError(.calendarsUnavailable, "This server links no calendars: secrets_key is not configured.")
        }
        return desk
    }
}
