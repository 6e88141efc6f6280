import BookableAPI
import NIOCore
import NIOHTTP1

/// What comes in.
extension ConnectionGuard {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        switch phase {
        case .refused: return
        case .waiting, .answering: early.append(part)
        case .resting, .readingHead, .readingBody: take(part, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else {
            context.fireErrorCaught(error)
            return
        }
        let refusal = APIError(.invalidRequest, "The request is not framed as HTTP asks for.")
        switch phase {
        case .waiting, .answering: failure = refusal
        case .resting, .readingHead, .readingBody: refuse(refusal, context)
        case .refused: break
        }
    }

    /// The first bytes after a pause have come.
    func bytesCame(_ context: ChannelHandlerContext) {
        guard phase == .resting else { return }
        phase = .readingHead
        setDeadline(shared.limits.reading, context)
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch part {
        case .head(let head): begin(head, context)
        case .body(let bytes): append(bytes, context)
        case .end: complete(context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if let refusal = head.refusal(bodyLimit: shared.bodyLimit(of: head)) {
            refuse(refusal, of: head, context)
            return
        }
        var head = head
        head.uri = head.canonicalURI
        if !head.isKeepAlive { closesAfterAnswer = true }
        request = IncomingRequest(
            head: head,
            client: client(head.headers),
            id: ObjectIdentifier(self),
            begunAt: context.eventLoop.now,
            isUpload: head.uploadedFile != nil
        )
        phase = .readingBody
        pacer.awaitedBytes = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        setDeadline(isQuiescing ? shared.limits.quiescing : shared.limits.reading, context)
        if head.expectsContinue {
            context.writeAndFlush(
                wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))),
                promise: nil
            )
        }
    }

    /// How many bytes of each body are not counted.
    static let uncountedBody = 4 * 1_024

    private func append(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        guard var request else { return }
        pacer.awaitedBytes = max(0, pacer.awaitedBytes - bytes.readableBytes)
        let limit = shared.bodyLimit(of: request.head)
        guard request.bodyBytes + bytes.readableBytes <= limit else {
            refuse(.bodyTooLarge(limit: limit), of: request.head, context)
            return
        }
        // What a booking needs is always taken: this much of each connection is within the bound for connections.
        let counted = max(0, request.bodyBytes + bytes.readableBytes - Self.uncountedBody) - request.counted
        guard counted == 0 || shared.bodies.take(counted, for: request.client) else {
            refuse(.overloaded("The server holds too many bodies; try again in a second."), context)
            return
        }
        self.request = nil
        request.append(bytes, context.channel.allocator)
        request.counted += counted
        self.request = request
        if request.isUpload { giveTime(to: request, context) }
    }

    /// Lets a file take the longer the more of it has come: a telephone needs minutes for what others send in a second.
    private func giveTime(to request: IncomingRequest, _ context: ChannelHandlerContext) {
        guard !isQuiescing, !makesRoom else { return }
        let earned = TimeAmount.seconds(Int64(request.bodyBytes) / shared.limits.uploadPace)
        setDeadline(request.begunAt + shared.limits.reading + earned - context.eventLoop.now, context)
    }

    /// Asks for the turn of a request that is whole.
    private func complete(_ context: ChannelHandlerContext) {
        guard let request else { return }
        if answersDirectly(request, context) { return }
        pacer.hold()
        phase = .waiting
        let (eventLoop, id, line) = (context.eventLoop, request.id, request.line)
        let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
        let (turns, bodies) = (shared.turns, shared.bodies)
        let waiter = RequestTurns.Waiter(id: id) {
            eventLoop.execute {
                let (connection, context) = bound.value
                guard connection.turnCame(id, context) else {
                    bodies.giveBack(request.counted, of: request.client)
                    turns.giveBack(line)
                    return
                }
            }
        }
        if turns.take(line, waiter) {
            forward(request, context)
        } else {
            setDeadline(shared.limits.reading, context)
        }
    }

    /// Whether the request still waited.
    private func turnCame(_ id: ObjectIdentifier, _ context: ChannelHandlerContext) -> Bool {
        guard phase == .waiting, context.channel.isActive, let request, request.id == id else { return false }
        forward(request, context)
        return true
    }

    private func forward(_ request: IncomingRequest, _ context: ChannelHandlerContext) {
        self.request = nil
        phase = .answering
        setDeadline(nil, context)
        answer.client = request.client
        answer.namesKeepAlive = request.head.version == .http1_0
        let (turns, bodies, line) = (shared.turns, shared.bodies, request.line)
        work.begin {
            bodies.giveBack(request.counted, of: request.client)
            turns.giveBack(line)
        }
        context.fireChannelRead(wrapInboundOut(.head(request.head)))
        if let body = request.body { context.fireChannelRead(wrapInboundOut(.body(body))) }
        context.fireChannelRead(wrapInboundOut(.end(nil)))
        context.fireChannelReadComplete()
    }

    /// Goes on with what came before the answer was done.
    func takeNext(_ context: ChannelHandlerContext) {
        phase = .resting
        setDeadline(shared.limits.idle, context)
        let parts = early
        early = []
        for (index, part) in parts.enumerated() {
            guard phase != .refused else { return }
            if phase == .waiting || phase == .answering {
                early = Array(parts[index...])
                return
            }
            take(part, context)
        }
        if phase == .waiting || phase == .answering || phase == .refused { return }
        if let failure {
            refuse(failure, context)
        } else {
            pacer.resume()
        }
    }
}
