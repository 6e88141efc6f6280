import Bookings
import CivilTime
package import HTTPTypes
import Hummingbird
import Localization
import Notifications
import SQL
import Texts

/// The page to which reminders lead: with one click they end.
///
/// A mail program may post here by itself (RFC 8058). Nothing is changed by looking.
struct RemindersController: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let signer: ReminderLinkSigner
    let configuration: APIConfiguration
    private let desk = ReminderDesk()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        signer: ReminderLinkSigner,
        configuration: APIConfiguration
    ) {
        self.database = database
        self.zones = zones
        self.signer = signer
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("unsubscribe/{code}", use: show)
        router.post("unsubscribe/{code}", use: change)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let found = try await context.perform(.read, on: database) { transaction in
            let booking = try await booking(context, in: transaction)
            return try await desk.find(booking, among: ProviderStore(zones: zones), in: transaction)
        }
        return page(found)
    }

    func change(_ request: Request, context: APIContext) async throws -> Response {
        let body = String(decoding: try await Payload(request, configuration).bytes, as: UTF8.self)
        let found = try await context.perform(.write, on: database) { transaction in
            let booking = try await booking(context, in: transaction)
            try await desk.setReminders(ended: body != "reminders=resume", of: booking, in: transaction)
            return try await desk.find(booking, among: ProviderStore(zones: zones), in: transaction)
        }
        return page(found)
    }

    private func booking(_ context: APIContext, in transaction: Transaction) async throws -> BookingID {
        guard let code = context.parameters.get("code"),
            let booking = try await desk.booking(of: code, signedBy: signer, in: transaction)
        else {
            throw APIError(.notFound, "This link is not complete, or no longer valid.")
        }
        return booking
    }

    private func page(_ subscription: ReminderDesk.Subscription) -> Response {
        let page = ReminderPage(
            provider: subscription.provider.name,
            areEnded: subscription.areEnded,
            in: Language.negotiated(stored: subscription.language)
        )
        var response = Response(bytes: Array(page.html.markup.utf8), type: "text/html; charset=utf-8")
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
        response.headers[.cacheControl] = "no-store"
        // The address holds a code.
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}

extension HTTPField.Name {
    /// `Referrer-Policy`.
    package static var referrerPolicy: Self { known("Referrer-Policy") }
}
