import BookableAPI
import NIOCore
import NIOHTTP1

/// What goes out.
extension ConnectionGuard {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard phase != .refused else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            work.end(work.number)
            if closesAfterAnswer {
                head.headers.replaceOrAdd(name: "connection", value: "close")
            } else if answer.namesKeepAlive {
                head.headers.replaceOrAdd(name: "connection", value: "keep-alive")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let body):
            answer.written += body.readableBytes
            context.write(data, promise: promise)
        case .end:
            answer.held = 0
            end(data, promise, context)
        }
    }

    private func end(_ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        guard closesAfterAnswer else {
            context.write(data, promise: promise)
            // A client that reads nothing is asked for nothing more.
            if context.channel.isWritable { takeNext(context) } else { awaitsReader = true }
            return
        }
        let promise = promise ?? context.eventLoop.makePromise()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        promise.futureResult.whenSuccess { bound.value.0.linger(bound.value.1) }
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        look(context)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        if let held = event as? HeldBytes {
            if phase == .answering { answer.held += held.count }
            promise?.succeed(())
        } else {
            context.triggerUserOutboundEvent(event, promise: promise)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        look(context)
        if awaitsReader, context.channel.isWritable {
            awaitsReader = false
            takeNext(context)
        }
        context.fireChannelWritabilityChanged()
    }

    func stopReaderCheck() {
        answer.check?.cancel()
        answer.check = nil
        answer.progress = nil
    }

    /// Counts what waits for the reader, and goes on looking while anything does.
    func look(_ context: ChannelHandlerContext) {
        let unread = waitingBytes(context)
        if unread == 0 {
            guard answer.unread > 0 else { return }
            // The timer stays, and finds nothing: most answers wait for an instant, and one timer serves many.
            answer.progress = nil
        } else {
            if answer.progress == nil {
                answer.progress = ReaderProgress(at: context.eventLoop.now, taken: answer.written - unread)
            }
            if answer.check == nil { scheduleCheck(context) }
        }
        let held = unread == 0 ? 0 : answer.held
        answer.unread = unread
        shared.answers.update(context.channel, answer.client, bytes: unread + held, at: context.eventLoop.now)
    }

    private func waitingBytes(_ context: ChannelHandlerContext) -> Int {
        guard context.channel.isActive, let options = context.channel.syncOptions else { return 0 }
        do {
            return try options.getOption(.bufferedWritableBytes)
        } catch {
            // The channel has just been closed, and keeps nothing.
            return 0
        }
    }

    private func scheduleCheck(_ context: ChannelHandlerContext) {
        answer.check = context.eventLoop.assumeIsolated().scheduleTask(in: shared.limits.readerCheck) {
            self.answer.check = nil
            self.check(context)
        }
    }

    private func check(_ context: ChannelHandlerContext) {
        guard var progress = answer.progress else { return }
        let taken = answer.written - waitingBytes(context)
        let isTooSlow = progress.isTooSlow(at: context.eventLoop.now, taken: taken, window: shared.limits.writing)
        answer.progress = progress
        if isTooSlow {
            shared.answers.closedForSlowness()
            context.close(promise: nil)
        } else {
            look(context)
        }
    }
}
