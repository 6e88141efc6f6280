import Bookings
import CivilTime
import SQL
import Testing

extension PageStage {
    /// Adds a member; to no provider an administrator.
    @discardableResult
    func member(
        _ email: String,
        _ role: MemberRole,
        of shop: Shop?,
        called name: String = "Somebody"
    ) async throws -> Member {
        try await database.transaction(.write, by: .system, at: Self.now) {
            try await MemberDesk().add(email, name: name, as: role, to: shop?.provider, in: $0)
        }
    }

    /// A booking that stands, for a client of that name; its id.
    func booking(
        _ shop: Shop,
        at start: String,
        for name: String = "Kim <b>Client</b>",
        paid: Int64 = 0
    ) async throws -> BookingID {
        let address = try await book(shop, at: start, paid: paid, for: name)
        let token = try #require(Secret(String(address.dropFirst(3)), kind: .bookingToken))
        let found = try await database.transaction(.read) { try await BookingStore().opened(by: token, in: $0) }
        return try #require(found)
    }

    /// The address of a link that signs somebody in.
    func signInLink(of email: String) async throws -> String {
        let secret = try await database.transaction(.write, by: .system, at: Self.now) {
            try await SignInDesk().makeLink(for: email, in: $0)
        }
        return "/login/\(try #require(secret).text)"
    }

    /// Signs somebody in; the headers with which the browser then asks.
    func signedIn(_ email: String) async throws -> [String: String] {
        let reply = try await post(try await signInLink(of: email), [])
        let cookie = try #require(reply.header("Set-Cookie")?.split(separator: ";").first)
        return ["Cookie": String(cookie), "Sec-Fetch-Site": "same-origin"]
    }
}
