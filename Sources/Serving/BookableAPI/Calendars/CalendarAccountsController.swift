import Bookings
import CalendarSync
import Hummingbird
import SQL

/// Accounts of providers at Google and Microsoft, whose calendars they can link.
struct CalendarAccountsController: Sendable {
    let database: any SQLDatabase

    /// `nil` if the server is registered at no service.
    let accounts: CalendarAccountAccess?

    /// `nil` if the server links no calendars.
    let links: CalendarLinkDesk?
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/calendar-accounts", use: begin)
        router.get("providers/{provider}/calendar-accounts", use: list)
        router.get("providers/{provider}/calendar-accounts/{account}", use: show)
        router.delete("providers/{provider}/calendar-accounts/{account}", use: remove)
        router.post("providers/{provider}/calendar-accounts/{account}/connect", use: ask)
        router.get("providers/{provider}/calendar-accounts/{account}/calendars", use: calendars)
    }

    func begin(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let desk = try available().desk
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let service = try payload.json(ConnectAccountRequest.self).service
        guard desk.offers(service) else { throw Self.unavailable("This server is not registered at \(service.title).") }
        return try await creation.response(on: database) { transaction in
            let invitation = try await desk.begin(service, of: provider, in: transaction)
            return try CreatedResource(
                CalendarAccountResponse(invitation),
                at: "/v1/providers/\(provider)/calendar-accounts/\(invitation.account.id)"
            )
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let desk = try available().desk
        try Query(request).finish()
        let accounts = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(CalendarAccountListResponse(items: accounts.map { CalendarAccountResponse($0) }))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try .json(CalendarAccountResponse(try await account(request, context)))
    }

    func ask(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarAccountID = try context.pathID("account")
        let desk = try available().desk
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        let invitation = try await context.perform(.write, on: database) { transaction in
            try await desk.ask(id, of: provider, in: transaction)
        }
        return try .json(CalendarAccountResponse(invitation))
    }

    func calendars(_ request: Request, context: APIContext) async throws -> Response {
        let account = try await account(request, context)
        do {
            let calendars = try await available().calendars(of: account)
            return try .json(AccountCalendarListResponse(items: calendars.map(AccountCalendarResponse.init)))
        } catch let problem as CalendarProblem {
            throw APIError(problem.code == .unavailable ? .unavailable : .conflict, problem.message)
        }
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let provider = try provider(context)
        let id: CalendarAccountID = try context.pathID("account")
        guard let links else {
            throw Self.unavailable("This server links no calendars: secrets_key is not configured.")
        }
        try await context.perform(.write, on: database) { try await links.disconnect(id, of: provider, in: $0) }
        return Response(status: .noContent)
    }

    private func account(_ request: Request, _ context: APIContext) async throws -> CalendarAccount {
        let provider = try provider(context)
        let id: CalendarAccountID = try context.pathID("account")
        let desk = try available().desk
        try Query(request).finish()
        return try await context.perform(.read, on: database) { try await desk.find(id, of: provider, in: $0) }
    }

    /// Who is asked for, if the requester may manage them.
    private func provider(_ context: APIContext) throws -> ProviderID {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        return provider
    }

    private func available() throws -> CalendarAccountAccess {
        guard let accounts else {
            throw Self.unavailable("This server connects no accounts: it is not registered at a service of calendars.")
        }
        return accounts
    }

    private static func unavailable(_ reason: String) -> APIError { APIError(.calendarsUnavailable, reason) }
}
