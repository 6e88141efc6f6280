import Bookings
import CalendarSync
import Hummingbird
import OAuth
import SQL

/// Where people come back to from a service of calendars, with a code or a refusal.
///
/// Looking changes nothing: a button connects. So nobody is led to connect their calendars to somebody else's provider by
/// a link alone, and a program that looks at links uses up no code.
struct AccountCallbackController: Sendable {
    let database: any SQLDatabase
    let accounts: CalendarAccountAccess
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("calendar-accounts/callback", use: show)
        router.post("calendar-accounts/callback", use: connect)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        var query = Query(request)
        if let error = query.text("error") {
            return AccountCallbackPage.refusal(OAuthError(redirect: error).message).response()
        }
        // Services add parameters of their own.
        let (asked, given) = (query.text("state"), query.text("code"))
        query.demand("state", "code")
        try query.finishAllowingOthers()
        let state = try query.require(asked, "state")
        let code = try query.require(given, "code")
        return try await page { () -> AccountCallbackPage in
            let pending = try await context.perform(.read, on: database) { transaction in
                try await accounts.desk.pending(state, in: transaction)
            }
            return .confirmation(
                service: pending.account.service.title,
                provider: pending.provider.name,
                state: state,
                code: code
            )
        }
    }

    func connect(_ request: Request, context: APIContext) async throws -> Response {
        let form = try FormFields(try await Payload(request, configuration).bytes)
        let state = try form.required("state")
        let code = try form.required("code")
        return try await page { () -> AccountCallbackPage in
            let pending = try await context.perform(.read, on: database) { transaction in
                try await accounts.desk.pending(state, in: transaction)
            }
            let account = try await accounts.connector.connect(
                state: state,
                code: code,
                by: context.requester,
                at: context.receivedAt
            )
            return .connected(service: account.service.title, provider: pending.provider)
        }
    }

    /// A page for people, whatever comes of it.
    private func page(_ body: () async throws -> AccountCallbackPage) async throws -> Response {
        do {
            return try await body().response()
        } catch let error as BookingsError where [.notFound, .conflict].contains(error.code) {
            return AccountCallbackPage.refusal(error.message).response(error.code == .notFound ? .notFound : .conflict)
        }
    }
}
