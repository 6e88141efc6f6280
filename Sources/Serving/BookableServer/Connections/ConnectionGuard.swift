import BookableAPI
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Holds one connection to its bounds, and hands on nothing but whole requests, one at a time.
///
/// Stands between the codec and what answers: a request that is not whole takes a connection and the bytes that have come of
/// it, and nothing else. ``ConnectionGuard+Requests`` has what comes in, ``ConnectionGuard+Answers`` what goes out, and
/// ``ConnectionGuard+DirectAnswers`` what is answered at once.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    enum Phase {
        /// No request has come yet, or the last one has been answered.
        case resting

        /// Some bytes of a head have come.
        case readingHead

        /// A head has come, and its body is on its way.
        case readingBody

        /// The request is whole, and others of its address go first.
        case waiting

        case answering

        /// The last word has been said; what still comes is thrown away.
        case refused
    }

    let shared: Admission
    let pacer: InputPacer
    let work: WorkInProgress

    /// Answers what is kept; `nil` answers nothing.
    let direct: DirectAnswers?
    var phase = Phase.resting
    var request: IncomingRequest?

    /// What was decoded together with the end of the request before it.
    var early: [HTTPServerRequestPart] = []
    var failure: APIError?

    /// Whether the last answer has been written, and its reader must take some of it before anything else is done.
    var awaitsReader = false
    var closesAfterAnswer = false
    var isQuiescing = false
    private(set) var makesRoom = false
    var answer = OutgoingAnswer()
    private var peer: IPAddress?
    private var admission: ConnectionCounter.Admission?
    private var deadline: NIODeadline?
    private var timer: (task: Scheduled<Void>, fires: NIODeadline)?

    init(shared: Admission, pacer: InputPacer, work: WorkInProgress, direct: DirectAnswers?) {
        self.shared = shared
        self.pacer = pacer
        self.work = work
        self.direct = direct
    }

    func handlerAdded(context: ChannelHandlerContext) {
        pacer.bytesCame = { [weak self] in self?.bytesCame(context) }
        if context.channel.isActive { open(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave(context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isQuiescing = true
            end(within: shared.limits.quiescing, context)
        } else if event is ConnectionCounter.MakeRoom {
            makesRoom = true
            end(within: .zero, context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The address that the request on this connection is counted under; `nil` where there is none, as on a Unix socket.
    func client(_ headers: HTTPHeaders) -> IPAddress? {
        peer.map { peer in shared.proxies.client(of: peer) { headers[$0.rawName] }.subscriber }
    }

    private func open(_ context: ChannelHandlerContext) {
        guard admission == nil else { return }
        peer = context.channel.remoteAddress.flatMap { IPAddress($0) }
        let counted = peer.flatMap { shared.proxies.isProxy($0) ? nil : $0.subscriber }
        let admission = shared.connections.enter(context.channel, counted)
        self.admission = admission
        switch admission {
        case .admitted: setDeadline(shared.limits.reading, context)
        case .refused:
            refuse(.overloaded("The server has too many connections; try again in a second."), context)
        case .dropped:
            shared.refused(.overloaded)
            context.close(promise: nil)
        }
    }

    private func leave(_ context: ChannelHandlerContext) {
        deadline = nil
        timer?.task.cancel()
        timer = nil
        early = []
        giveBackRequest()
        stopReaderCheck()
        shared.answers.update(context.channel, nil, bytes: 0, at: context.eventLoop.now)
        guard let admission else { return }
        shared.connections.leave(context.channel, admission)
        self.admission = .dropped
    }

    /// A request that is being worked on keeps what it has until the work ends.
    private func giveBackRequest() {
        guard let request else { return }
        switch phase {
        case .readingBody: shared.bodies.giveBack(request.counted, of: request.client)
        case .waiting where shared.turns.cancel(request.id, in: request.line):
            shared.bodies.giveBack(request.counted, of: request.client)
        case .resting, .readingHead, .waiting, .answering, .refused: return
        }
        self.request = nil
    }

    /// Lets the phase last no longer than `time`; `nil` lets it last.
    ///
    /// The timer is set anew only where it would fire too late, so that a quick request costs none.
    func setDeadline(_ time: TimeAmount?, _ context: ChannelHandlerContext) {
        deadline = time.map { context.eventLoop.now + $0 }
        guard let deadline else { return }
        if let timer {
            if timer.fires <= deadline { return }
            timer.task.cancel()
        }
        schedule(deadline, context)
    }

    private func schedule(_ deadline: NIODeadline, _ context: ChannelHandlerContext) {
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.timer = nil
            guard let deadline = self.deadline else { return }
            if context.eventLoop.now < deadline {
                self.schedule(deadline, context)
            } else {
                self.timeOut(context)
            }
        }
        timer = (task, deadline)
    }

    private func timeOut(_ context: ChannelHandlerContext) {
        deadline = nil
        switch phase {
        case .resting, .readingHead, .refused: context.close(promise: nil)
        case .readingBody where isQuiescing:
            refuse(APIError(.unavailable, "The server is being shut down."), context)
        case .readingBody where makesRoom:
            refuse(.overloaded("The server has too many connections; try again in a second."), context)
        case .readingBody: refuse(APIError(.requestTimeout, "The rest of the request did not come in time."), context)
        case .waiting:
            refuse(.overloaded("Too many requests of your address are being answered; try again in a second."), context)
        case .answering: break
        }
    }

    /// Ends the connection: at once where no request has come, else when it has been answered; a body has so much time.
    private func end(within time: TimeAmount, _ context: ChannelHandlerContext) {
        switch phase {
        case .resting, .readingHead: context.close(promise: nil)
        case .readingBody:
            closesAfterAnswer = true
            setDeadline(time, context)
        // Whoever does not read would keep the connection for long.
        case .answering where answer.unread > 0 && !isQuiescing: context.close(promise: nil)
        case .waiting, .answering: closesAfterAnswer = true
        case .refused: setDeadline(shared.limits.lingering, context)
        }
    }

    /// Answers, ends the sending half and drops the rest, so that the client can read the answer before the connection goes.
    ///
    /// A body that is too large is passed over where `head` is that of Stripe's events: Stripe would send it again for days. Browsers
    /// get a page about it.
    func refuse(_ error: APIError, of request: HTTPRequestHead? = nil, _ context: ChannelHandlerContext) {
        giveBackRequest()
        shared.refused(error.code)
        phase = .refused
        pacer.discard()
        do {
            let isPassedOver = error.code == .bodyTooLarge && request?.uri == StripeWebhookController.path
            let page = error.code == .bodyTooLarge ? request.flatMap { shared.tooLarge($0) } : nil
            let passed = isPassedOver ? Array(#"{"new":false}"#.utf8) : nil
            let document = try passed ?? page?.body ?? error.document(requestID: nil)
            var headers = HTTPHeaders(error.headers)
            if let page {
                headers.add(contentsOf: HTTPHeaders(page.headers))
            } else {
                headers.add(name: "content-type", value: isPassedOver ? "application/json" : APIError.mediaType)
            }
            headers.add(name: "x-content-type-options", value: "nosniff")
            headers.add(name: "content-length", value: "\(document.count)")
            headers.add(name: "connection", value: "close")
            let status = isPassedOver ? .ok : HTTPResponseStatus(statusCode: error.code.status.code)
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: document)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            if error.code == .bodyTooLarge {
                // The client may be sending its body. Some take the end of our half for that of the connection and fail.
                // A browser that is cut off while it sends a file shows that instead of the page: it gets the time that a slow line takes.
                let patience = page == nil ? shared.limits.lingering : shared.limits.patience(with: request)
                setDeadline(patience, context)
            } else {
                linger(context)
            }
        } catch {
            context.close(promise: nil)
        }
    }

    /// Ends the sending half, and the connection when the client had time to read what was sent.
    func linger(_ context: ChannelHandlerContext) {
        phase = .refused
        pacer.discard()
        context.close(mode: .output, promise: nil)
        setDeadline(shared.limits.lingering, context)
    }
}
