import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Notifications
import SQL

/// Subscribes the browser in which a client looks at a booking to push messages about it, as the script of that page asks.
struct NotificationPages: Sendable {
    let database: any SQLDatabase
    let bookings: OwnBookingPages
    let desk: PushSubscriptionDesk

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("b/{token}/push") { try await begin(PageRequest($0, $1)) }
        router.post("b/{token}/push/end") { try await end(PageRequest($0, $1)) }
    }

    private func begin(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let fields = try await request.form(hidesOrigin: true).fields
        let browser = PushTarget.browser(
            endpoint: fields["endpoint"],
            p256dh: fields["p256dh"],
            auth: fields["auth"]
        )
        return try await changing(id, request) { _ = try await desk.add(browser, to: id, in: $0) }
    }

    private func end(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let endpoint = try await request.form(hidesOrigin: true).fields["endpoint"]
        return try await changing(id, request) { try await desk.remove(address: endpoint, from: id, in: $0) }
    }

    private func changing(
        _ id: BookingID,
        _ request: PageRequest,
        _ change: @escaping @Sendable (Transaction) async throws -> Void
    ) async throws -> Response {
        do {
            try await database.transaction(.write, by: .client(id), at: request.now) { try await change($0) }
        } catch let error as BookingsError where error.code == .invalidValue {
            request.note(error)
            return Response(status: .unprocessableContent)
        }
        return Response(status: .noContent)
    }
}
