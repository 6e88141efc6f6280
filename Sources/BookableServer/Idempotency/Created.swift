import HTTPTypes
import Hummingbird

/// Something that was created, as it is answered: where it is, and its document.
struct Created: Sendable {
    let location: String

    /// JSON.
    let body: [UInt8]

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

    /// The location, a line end and the body.
    var stored: [UInt8] { Array(location.utf8) + [UInt8(ascii: "\n")] + body }

    /// 201 with `Location`.
    func response(isReplay: Bool) -> Response {
        var headers: HTTPFields = [.location: location]
        if isReplay { headers[.idempotencyReplayed] = "true" }
        return Response(bytes: body, type: "application/json", status: .created, headers: headers)
    }
}
