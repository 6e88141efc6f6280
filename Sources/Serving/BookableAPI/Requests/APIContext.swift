package import CivilTime
package import Bookings
import HTTPTypes
import Hexadecimal
package import Hummingbird
import Logging
package import NIOCore
import Synchronization

/// What is known of a request besides its head and body.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    /// When the request was received.
    ///
    /// All that it decides is decided as of this moment.
    package var receivedAt = Instant(0)

    /// Who asks, once the credential has been checked.
    package var requester: Requester = .anonymous

    /// Where the request comes from, as far as limits tell clients apart: the peer, or whom a trusted proxy names.
    package var clientAddress: ClientAddress

    /// The method of the request, and the names of the members that a change sends, as the audit log has them.
    var method = HTTPRequest.Method.get
    var sentFields: [String] = []

    /// What the answer and every line of the log know the request by, unless the client gave one: 128 bits.
    package var requestID: String

    /// What the log is told of the request.
    package let record = RequestRecord()

    /// The connection that the request came over.
    package let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        clientAddress = ClientAddress(source.channel.remoteAddress)
        channel = source.channel
        requestID = Self.makeRequestID()
    }

    /// 128 bits in hexadecimal digits that no other request has: the number of the request, mixed with secrets of the process.
    ///
    /// Random bits for each request would take two calls of the kernel. Clients cannot tell from their own how many requests came in
    /// between. Each step of the mixing can be undone, so that no two numbers of a process meet.
    static func makeRequestID() -> String {
        let number = requestCount.wrappingAdd(1, ordering: .relaxed).newValue
        return secrets.map { mix(number, $0).hexadecimal }.joined()
    }

    private static func mix(_ number: UInt64, _ keys: (UInt64, UInt64)) -> UInt64 {
        var mixed = number
        for key in [keys.0, keys.1] {
            mixed ^= key
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            mixed ^= mixed >> 31
        }
        return mixed
    }

    /// Of each half.
    private static let secrets = (0..<2).map { _ in
        (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    }
    private static let requestCount = Atomic(UInt64.random(in: .min ... .max))
}
