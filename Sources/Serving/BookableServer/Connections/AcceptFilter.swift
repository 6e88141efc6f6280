import BookableAPI
import NIOCore

/// Closes the connections of an address that opens them too fast, before anything is made for them.
///
/// Stands in the pipeline of the listening socket. Making a connection ready costs more than answering a small request.
final class AcceptFilter: ChannelInboundHandler, Sendable {
    typealias InboundIn = any Channel

    private let shared: Admission

    init(shared: Admission) {
        self.shared = shared
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = unwrapInboundIn(data)
        if let peer = channel.remoteAddress.flatMap({ IPAddress($0) }), !shared.proxies.isProxy(peer),
            !shared.connections.accepts(peer.subscriber, at: .now())
        {
            shared.refused(.overloaded)
            channel.close(promise: nil)
            return
        }
        context.fireChannelRead(data)
    }
}
