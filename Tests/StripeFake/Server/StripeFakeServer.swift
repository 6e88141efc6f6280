package import class HTTPTransport.HTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// A fake Stripe on a port of loopback.
package struct StripeFakeServer: Sendable {
    package let port: Int
    private let channel: NIOAsyncChannel<NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>, Never>
    private let fake: FakeStripe
    private let deliveries: Deliveries

    /// Listens on `port`, or on a free one where it is 0; `http` delivers webhooks.
    package init(port: Int = 0, fake: FakeStripe, http: HTTPClient) async throws {
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: port) { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    return try NIOAsyncChannel(wrappingChannelSynchronously: child)
                }
            }
        self.port = channel.channel.localAddress?.port ?? port
        self.fake = fake
        deliveries = Deliveries(fake: fake, http: http)
    }

    /// Serves until the task is cancelled.
    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await deliveries.run(every: .milliseconds(50), ContinuousClock()) }
            try await channel.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { await serve(connection) }
                }
            }
        }
    }

    private func serve(_ connection: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                var assembly = RequestAssembly()
                var isSilent = false
                for try await part in inbound where !isSilent {
                    guard let request = assembly.add(part) else { continue }
                    switch try await outcome(of: request) {
                    case .answer(let answer): try await Self.write(answer, outbound)
                    case .close: return
                    case .silence: isSilent = true
                    }
                }
            }
        } catch {
            // The other side is gone; there is nobody to tell.
        }
    }

    private func outcome(of request: FakeRequest) async throws -> Outcome {
        if request.path.first == "_fake" {
            return .answer(try await ControlDesk(fake: fake, deliveries: deliveries).answer(to: request))
        }
        switch fake.reply(to: request) {
        case .answer(let answer): return .answer(answer)
        case .drop: return .close
        case .silence: return .silence
        case .later(let milliseconds, let ticket):
            try await ContinuousClock().sleep(for: .milliseconds(milliseconds))
            return .answer(fake.finish(ticket))
        }
    }

    private enum Outcome {
        case answer(FakeAnswer)
        case close
        /// Until the other side gives up.
        case silence
    }

    private static func write(
        _ answer: FakeAnswer,
        _ outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        let body = try answer.body.bytes()
        var headers = HTTPHeaders()
        headers.add(name: "Content-Type", value: "application/json")
        headers.add(name: "Content-Length", value: String(body.count))
        headers.add(name: "Request-Id", value: "req_fake")
        for (name, value) in answer.headers { headers.add(name: name, value: value) }
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: answer.status),
            headers: headers
        )
        try await outbound.write(.head(head))
        try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
        try await outbound.write(.end(nil))
    }
}
