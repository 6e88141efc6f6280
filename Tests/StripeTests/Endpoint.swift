import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A webhook endpoint on loopback that keeps what comes.
final class Endpoint: Sendable {
    private let channel: NIOAsyncChannel<NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>, Never>
    private let state: Mutex<State>

    /// Answers with the given statuses, and then with 200.
    init(answers: [Int] = []) async throws {
        state = Mutex(State(answers: answers))
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.configureHTTPServerPipeline()
                    return try NIOAsyncChannel(wrappingChannelSynchronously: child)
                }
            }
    }

    var url: String { "http://127.0.0.1:\(channel.channel.localAddress?.port ?? 0)/webhooks" }

    /// What came, oldest first.
    var requests: [Received] { state.withLock { $0.requests } }

    /// Serves while `body` runs.
    func serve(_ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.channel.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { inner in
                        for try await connection in connections {
                            inner.addTask { try await self.serve(connection) }
                        }
                    }
                }
            }
            try await body()
            group.cancelAll()
        }
    }

    private func serve(_ connection: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var signature = ""
            var body: [UInt8] = []
            for try await part in inbound {
                switch part {
                case .head(let head): signature = head.headers.first(name: "Stripe-Signature") ?? ""
                case .body(let bytes): body += bytes.readableBytesView
                case .end:
                    let status = take(Received(body: body, signature: signature))
                    body = []
                    let headers: HTTPHeaders = ["Content-Length": "0"]
                    let code = HTTPResponseStatus(statusCode: status)
                    try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: code, headers: headers)))
                    try await outbound.write(.end(nil))
                }
            }
        }
    }

    private func take(_ request: Received) -> Int {
        state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? 200 : state.answers.removeFirst()
        }
    }

    struct Received: Sendable {
        let body: [UInt8]
        let signature: String
    }

    private struct State {
        var answers: [Int]
        var requests: [Received] = []
    }
}
