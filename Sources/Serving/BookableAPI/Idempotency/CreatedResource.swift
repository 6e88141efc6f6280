import Bookings
import HTTPTypes
import Hummingbird

/// Something that was created, as it is answered: where it is, and its document.
struct CreatedResource: Sendable {
    let location: String

    /// JSON.
    let body: [UInt8]

    private init(location: String, body: [UInt8]) {
        self.location = location
        self.body = body
    }

    init(_ document: some Encodable, at location: String) throws {
        self.location = location
        body = try JSONBytes.encode(document)
    }

    /// Takes apart what ``stored`` put together.
    init(stored: [UInt8]) {
        let parts = stored.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        location = String(decoding: parts.first ?? [], as: UTF8.self)
        body = Array(parts.dropFirst().first ?? [])
    }

    /// The booking that was created, where it is one.
    var booking: BookingID? {
        location.split(separator: "/").last.flatMap { BookingID(rawValue: String($0)) }
    }

    /// The same with one more member in its document.
    func adding(_ document: some Encodable, as name: String) throws -> CreatedResource {
        CreatedResource(location: location, body: try JSONBytes.adding(document, as: name, to: body))
    }

    /// The location, a line end and the body.
    var stored: [UInt8] { Array(location.utf8) + [UInt8(ascii: "\n")] + body }

    /// 201 with `Location`.
    func response(isReplay: Bool) -> Response {
        var headers: HTTPFields = [.location: location]
        if isReplay { headers[.idempotencyReplayed] = "true" }
        return Response(bytes: body, type: "application/json", status: .created, headers: headers)
    }
}
