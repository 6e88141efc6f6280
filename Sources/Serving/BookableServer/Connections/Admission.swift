import BookableAPI
import Bookings
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// What all connections share: how much there is of everything that clients take, and who has it.
struct Admission: Sendable {
    let limits: ConnectionLimits
    private let maximumBodySize: Int

    /// The maximum length of a body that is a document or a photo, in bytes.
    private let maximumUpload: Int

    /// The maximum length of a document and of a photo themselves.
    private let maximumFile: (document: Int, photo: Int)
    let proxies: ProxyTrust
    let connections: ConnectionCounter
    let turns: RequestTurns
    let bodies: AddressShares
    let answers: UnreadAnswers

    /// Is told of every request and connection that is refused before it reaches a route.
    let refused: @Sendable (ProblemCode) -> Void

    /// What a browser is answered whose body is too long for the target; `nil` for whoever looks at no pages.
    private let tooLarge: TooLargeAnswer

    /// Makes that answer from the target, the fields, and the most bytes that a file may have; `nil` if only its route knows.
    typealias TooLargeAnswer = @Sendable (String, HTTPFields, Int?) -> (headers: HTTPFields, body: [UInt8])?

    init(
        _ configuration: ServerConfiguration,
        tooLarge: @escaping TooLargeAnswer = { _, _, _ in nil },
        refused: @escaping @Sendable (ProblemCode) -> Void
    ) {
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
        maximumFile = (configuration.api.documents.maximumBytes, configuration.api.photoBytes)
        proxies = clients.proxies
        connections = ConnectionCounter(
            maximum: configuration.maximumConnections,
            perAddress: clients.connectionsPerAddress
        )
        turns = RequestTurns(total: configuration.maximumRequests, perAddress: clients.requestsPerAddress)
        bodies = AddressShares(total: clients.bodyBytes, perAddress: clients.bodyBytesPerAddress)
        answers = UnreadAnswers(total: clients.unreadBytes, perAddress: clients.unreadBytesPerAddress)
        self.tooLarge = tooLarge
        self.refused = refused
    }

    /// The maximum length of the request's body, in bytes.
    func bodyLimit(of head: HTTPRequestHead) -> Int { head.uploadedFile == nil ? maximumBodySize : maximumUpload }

    /// What a browser is answered whose body is too long; `nil` for whoever looks at no pages.
    func tooLarge(_ head: HTTPRequestHead) -> (headers: HTTPFields, body: [UInt8])? {
        let limit: Int? =
            switch head.uploadedFile {
            case .document: maximumFile.document
            case .photo: maximumFile.photo
            case nil: nil
            }
        return tooLarge(head.uri, HTTPFields(head.headers, splitCookie: false), limit)
    }
}
