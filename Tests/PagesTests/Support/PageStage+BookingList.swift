import Bookings
import SQL
import Testing

extension PageStage {
    /// The address of a link that shows a client's bookings.
    func clientLink(of email: String = "kim@example.org") async throws -> String {
        let secret = try await database.transaction(.write, by: .anonymous, at: Self.now) {
            try await ClientSessionDesk().makeLink(for: email, in: $0)
        }
        return "/my/\(try #require(secret).text)"
    }

    /// Opens a client's bookings; the headers with which the browser then asks.
    func enteredMy(_ email: String = "kim@example.org") async throws -> [String: String] {
        let reply = try await post(try await clientLink(of: email), [])
        let cookie = try #require(reply.header("Set-Cookie")?.split(separator: ";").first)
        return ["Cookie": String(cookie), "Sec-Fetch-Site": "same-origin"]
    }

    /// The booking of a page's address.
    func id(of address: String) async throws -> BookingID {
        let token = try #require(Secret(String(address.dropFirst(3)), kind: .bookingToken))
        let found = try await database.transaction(.read) { try await BookingStore().opened(by: token, in: $0) }
        return try #require(found)
    }
}
