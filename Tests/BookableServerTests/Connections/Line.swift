@testable import BookableAPI
@testable import BookableServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization

/// One connection, from its bytes to whole requests, whose time stands still until it is moved.
final class Line {
    let admission: Admission
    let channel = EmbeddedChannel()
    let work = WorkInProgress()

    init(
        _ admission: Admission = .standard(),
        from address: String = "127.0.0.1",
        direct: DirectAnswers? = nil
    ) throws {
        self.admission = admission
        try GuardedHTTPChannel.addHandlers(to: channel, shared: admission, work: work, direct: direct)
        try channel.connect(to: SocketAddress(ipAddress: address, port: 4_711)).wait()
    }

    deinit {
        channel.close(promise: nil)
    }

    var isOpen: Bool { channel.isActive }

    func receive(_ text: String) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    /// A request with so many bytes of a body, of which so many have come.
    func post(length: Int, sent: Int) throws {
        let head = "POST /v1/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n"
        try receive(head + String(repeating: "x", count: sent))
    }

    func get(_ path: String = "/v1/providers") throws {
        try receive("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    func answer(_ status: Int = 200) throws {
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: status),
            headers: ["content-length": "0"]
        )
        try channel.writeOutbound(HTTPServerResponsePart.head(head))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
    }

    func advance(by time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    func close() throws {
        try channel.close().wait()
    }

    /// The requests that were passed on since it was last asked, as their targets and the bytes of their bodies.
    var passed: [String] {
        get throws {
            channel.embeddedEventLoop.run()
            var requests: [String] = []
            var body = 0
            while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
                switch part {
                case .head(let head): requests.append(head.uri)
                case .body(let bytes): body += bytes.readableBytes
                case .end:
                    if body > 0, let last = requests.popLast() { requests.append("\(last) \(body)") }
                    body = 0
                }
            }
            return requests
        }
    }

    /// What was sent since it was last asked.
    var sent: String {
        get throws {
            var text = ""
            while let data = try channel.readOutbound(as: IOData.self) {
                if case .byteBuffer(let bytes) = data { text += String(buffer: bytes) }
            }
            return text
        }
    }

    /// The statuses that were sent since it was last asked.
    var statuses: [Int] {
        get throws { try Self.statuses(in: sent) }
    }

    static func statuses(in text: String) -> [Int] {
        text.split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }
}

extension Admission {
    /// 15 seconds for a request, 30 until the next, bodies of at most 10,000 bytes.
    static func standard(
        _ change: (inout ServerConfiguration) -> Void = { _ in },
        refused: @escaping @Sendable (ProblemCode) -> Void = { _ in }
    ) -> Admission {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.maximumBodySize = 10_000
        change(&configuration)
        return Admission(configuration, refused: refused)
    }
}

extension IPAddress {
    static let loopback = IPAddress(high: 0, low: 0xffff_7f00_0001)
}
