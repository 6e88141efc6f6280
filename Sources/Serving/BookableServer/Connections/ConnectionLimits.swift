import NIOCore
import NIOHTTP1

/// How long a connection may take.
struct ConnectionLimits {
    /// For the first head of a new connection, for each later head from its first byte, for the whole body after each head,
    /// and for the turn of a request among those of its address.
    let reading: TimeAmount

    /// Bytes of a document or photo that give it another second.
    let uploadPace: Int64 = 32 * 1_024

    /// For the next request after an answer.
    let idle: TimeAmount

    /// For a reader to take what waits for it, or at least ``ReaderProgress/leastTaken`` of it.
    let writing: TimeAmount

    /// For a body that is on its way when the server is told to end.
    let quiescing: TimeAmount

    /// For the client to take the last answer before the connection goes.
    let lingering: TimeAmount

    /// For a client to send a body that was refused already, as a browser does before it shows the answer.
    func patience(with head: HTTPRequestHead?) -> TimeAmount {
        let length = head?.headers.first(name: "content-length").flatMap { Int64($0) } ?? 0
        return reading + .seconds(min(max(0, length) / uploadPace, Self.maximumPatience))
    }

    private static let maximumPatience: Int64 = 105

    /// Between two looks at a reader that has not taken all.
    let readerCheck: TimeAmount = .seconds(1)
}
