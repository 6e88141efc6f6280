import Bookings
import HTTPTypes

/// Which scopes of an API key open a route.
///
/// It only ever refuses: what the key's role may do is decided by the route itself, as for a key without scopes.
enum RouteScope {
    /// Scopes of which a key that is confined to some must have one; empty if no scope is enough, `nil` if any is.
    static func needed(_ method: HTTPRequest.Method, route: String?) -> Set<KeyScope>? {
        guard let route, route == "/metrics" || route.hasPrefix("/v1/") else { return nil }
        let isRead = method == .get || method == .head
        let area = area(of: route)
        guard isRead else { return area.map { [$0] } ?? [] }
        // What a booking page shows to everybody is not kept from the holder of a key.
        if area == .settings, ClientRoutes.contains(method, route: route) { return nil }
        return area.map { [.read, $0] } ?? [.read]
    }

    /// The scope that covers changes of what a route is about; `nil` if none does, as for keys themselves.
    private static func area(of route: String) -> KeyScope? {
        let parts = route.split(separator: "/").map(String.init)
        if parts.contains("api-keys") || parts.contains("audit") || route == "/metrics" { return nil }
        // A replay tells what was paid and refunded within a year.
        if !moneyParts.isDisjoint(with: parts) || route == "/v1/policies/replay" { return .finance }
        return bookingParts.isDisjoint(with: parts) ? .settings : .bookings
    }

    private static let moneyParts: Set = ["payment", "payments", "refunds", "ledger", "analytics"]

    /// What is done for and by clients.
    private static let bookingParts: Set = [
        "bookings", "clients", "messages", "my", "series", "groups", "waitlist", "reviews", "visits",
    ]
}
