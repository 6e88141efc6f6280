import NIOCore
import NIOHTTP1

/// Puts requests together from their parts.
struct RequestAssembly {
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    /// The request that a part completes.
    mutating func add(_ part: HTTPServerRequestPart) -> FakeRequest? {
        switch part {
        case .head(let received):
            head = received
            body = []
            return nil
        case .body(let bytes):
            body += bytes.readableBytesView
            return nil
        case .end:
            guard let head else { return nil }
            let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
            return FakeRequest(
                method: head.method.rawValue,
                target: head.uri,
                headers: Dictionary(headers) { first, _ in first },
                body: body
            )
        }
    }
}
