import Bookings
import CalendarSync
import Hummingbird
import SQL

/// Bookings as calendar files: those of a provider at a secret address, and each one by itself.
struct PublishedCalendarsController: Sendable {
    let database: any SQLDatabase
    let desk: PublishingDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>, root: some RouterMethods<APIContext>) {
        router.put("providers/{provider}/published-calendar", use: publish)
        router.get("providers/{provider}/published-calendar", use: show)
        router.delete("providers/{provider}/published-calendar", use: withdraw)
        router.get("bookings/{booking}/calendar.ics", use: booking)
        root.get("ics/{file}", use: file)
    }

    func publish(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let body: PublishCalendarRequest = try await Payload(request, configuration).optionalJSON()
        let (calendar, token) = try await context.perform(.write, on: database) { transaction in
            try await desk.publish(body.contents, of: provider, in: transaction)
        }
        return try .json(PublishedCalendarResponse(calendar, token: token))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        try Query(request).finish()
        let calendar = try await context.perform(.read, on: database) { try await desk.find(of: provider, in: $0) }
        return try .json(PublishedCalendarResponse(calendar))
    }

    func withdraw(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        try await context.perform(.write, on: database) { try await desk.withdraw(of: provider, in: $0) }
        return Response(status: .noContent)
    }

    func booking(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        let bytes = try await context.perform(.read, on: database) { try await desk.file(of: id, in: $0) }
        try await context.recordRead(on: database)
        return CalendarFile(bytes).response(to: request)
    }

    /// The token is in the path, because programs that read calendars send no credentials.
    func file(_ request: Request, context: APIContext) async throws -> Response {
        let name = context.parameters.get("file") ?? ""
        guard name.hasSuffix(".ics"), let token = Secret(String(name.dropLast(4)), kind: .calendarToken) else {
            throw APIError(.notFound, "A calendar was not found at this address.")
        }
        let bytes = try await context.perform(.read, on: database) { try await desk.file(for: token, in: $0) }
        return CalendarFile(bytes).response(to: request)
    }

    /// Who is asked for, if the requester may manage them.
    private func provider(_ context: APIContext) throws -> ProviderID {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        return provider
    }
}
