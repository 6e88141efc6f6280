import BookableAPI
import NIOCore
import NIOHTTP1

/// What all connections share: how much there is of everything that clients take, and who has it.
struct Admission: Sendable {
    let limits: ConnectionLimits
    private let maximumBodySize: Int

    /// The maximum length of a body that is a document or a photo, in bytes.
    private let maximumUpload: Int
    let proxies: ProxyTrust
    let connections: ConnectionCounter
    let turns: RequestTurns
    let bodies: AddressShares
    let answers: UnreadAnswers

    /// Is told of every request and connection that is refused before it reaches a route.
    let refused: @Sendable (ProblemCode) -> Void

    init(_ configuration: ServerConfiguration, refused: @escaping @Sendable (ProblemCode) -> Void) {
        let clients = configuration.clients
        limits = ConnectionLimits(
            reading: .seconds(configuration.readSeconds),
            idle: .seconds(configuration.idleSeconds),
            writing: .seconds(clients.writeSeconds),
            quiescing: .seconds(configuration.bodyGraceSeconds),
            lingering: .seconds(configuration.lingerSeconds)
        )
        maximumBodySize = configuration.api.maximumBodySize
        maximumUpload = configuration.api.longestBody
        proxies = clients.proxies
        connections = ConnectionCounter(
            maximum: configuration.maximumConnections,
            perAddress: clients.connectionsPerAddress
        )
        turns = RequestTurns(total: configuration.maximumRequests, perAddress: clients.requestsPerAddress)
        bodies = AddressShares(total: clients.bodyBytes, perAddress: clients.bodyBytesPerAddress)
        answers = UnreadAnswers(total: clients.unreadBytes, perAddress: clients.unreadBytesPerAddress)
        self.refused = refused
    }

    /// The maximum length of the request's body, in bytes.
    func bodyLimit(of head: HTTPRequestHead) -> Int { head.uploadsFile ? maximumUpload : maximumBodySize }
}
