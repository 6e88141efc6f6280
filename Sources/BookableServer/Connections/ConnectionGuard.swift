import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Holds one connection to its bounds: that there are not too many, and that a request arrives in time.
///
/// Stands between the codec and what answers. A request that is whole is never cut off here.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Phase {
        case opening

        /// A head has come, and its body is on its way.
        case reading

        /// Nothing is owed by the client.
        case resting

        /// The last word has been said; what comes and goes is dropped.
        case refused
    }

    private let census: ConnectionCensus
    private let limits: ConnectionLimits
    private var phase = Phase.opening
    private var admission: ConnectionCensus.Admission?
    private var unanswered = 0
    private var isAnswering = false
    private var isQuiescing = false
    private var timer: Scheduled<Void>?

    init(census: ConnectionCensus, limits: ConnectionLimits) {
        self.census = census
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { open(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .refused else { return }
        switch unwrapInboundIn(data) {
        case .head:
            phase = .reading
            unanswered += 1
            schedule(isQuiescing ? limits.quiescing : limits.reading, context)
        case .body: break
        case .end:
            phase = .resting
            timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard phase != .refused else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isAnswering = true
            if isQuiescing { head.headerFields[.connection] = "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
            return
        case .body: break
        case .end:
            isAnswering = false
            unanswered -= 1
        }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isQuiescing = true
            if phase == .reading { schedule(limits.quiescing, context) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func open(_ context: ChannelHandlerContext) {
        guard admission == nil else { return }
        let admission = census.enter()
        self.admission = admission
        switch admission {
        case .admitted: schedule(limits.reading, context)
        case .refused:
            refuse(.overloaded("The server has too many connections; try again in a second."), context)
        case .dropped: context.close(promise: nil)
        }
    }

    private func leave() {
        timer?.cancel()
        timer = nil
        guard let admission else { return }
        census.leave(admission)
        self.admission = .dropped
    }

    private func schedule(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.timeOut(context) }
    }

    private func timeOut(_ context: ChannelHandlerContext) {
        switch phase {
        case .opening, .refused: context.close(promise: nil)
        case .resting: break
        case .reading where isAnswering: context.close(promise: nil)
        // What the client sent may wait here for the answer to the request before it.
        case .reading where unanswered > 1: schedule(limits.reading, context)
        case .reading where isQuiescing:
            refuse(APIError(.unavailable, "The server is being shut down."), context)
        case .reading: refuse(APIError(.requestTimeout, "The rest of the request did not come in time."), context)
        }
    }

    /// Answers, ends the sending half and drops the rest, so that the client can read the answer before the connection goes.
    private func refuse(_ error: APIError, _ context: ChannelHandlerContext) {
        phase = .refused
        do {
            let document = try error.document(requestID: nil)
            var head = HTTPResponse(status: error.code.status, headerFields: error.headers)
            head.headerFields[.contentType] = APIError.mediaType
            head.headerFields[.contentLength] = "\(document.count)"
            head.headerFields[.connection] = "close"
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(ByteBuffer(bytes: document))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(mode: .output, promise: nil)
            schedule(limits.lingering, context)
        } catch {
            context.close(promise: nil)
        }
    }
}
