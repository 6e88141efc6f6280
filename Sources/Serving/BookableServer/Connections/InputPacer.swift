import NIOCore

/// Gives the bytes of a connection to the decoder in small portions, and none while a request is being answered.
///
/// The decoder decodes all that it is given: without this, one read of 16 KiB would become hundreds of decoded requests.
/// What a client sends ahead waits here as bytes, and beyond one read in the kernel, where TCP stops the client.
final class InputPacer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// The most bytes that are decoded before it is looked whether a request is whole, besides those of a body of known length.
    private static let portion = 512

    /// The most bytes that a connection may have sent ahead when it ends its sending half.
    ///
    /// Only then are they read while a request is being answered.
    private static let maximumSentAhead = 64 * 1_024

    private enum Mode {
        case passing
        case holding

        /// Whatever comes is thrown away.
        case discarding
    }

    /// Is called when bytes have come.
    var bytesCame: (() -> Void)?

    /// How many bytes of the request's body are still to come, where that is known.
    var awaitedBytes = 0
    private var mode = Mode.passing
    private var ahead = ByteBuffer()
    private var isFeeding = false
    private var isReadWanted = false
    private var isInputClosed = false
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        bytesCame = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard mode != .discarding else { return }
        var bytes = unwrapInboundIn(data)
        ahead.writeBuffer(&bytes)
        guard mode == .passing || ahead.readableBytes <= Self.maximumSentAhead else {
            context.close(promise: nil)
            return
        }
        bytesCame?()
        feed(context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent {
            isInputClosed = true
            feed(context)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func read(context: ChannelHandlerContext) {
        if mode == .holding || ahead.readableBytes > 0 {
            isReadWanted = true
        } else {
            context.read()
        }
    }

    /// Writes a response past the encoder, which keeps no state between responses.
    func send(_ head: ByteBuffer, _ body: ByteBuffer) {
        guard let context else { return }
        context.write(wrapOutboundOut(.byteBuffer(head)), promise: nil)
        if body.readableBytes > 0 { context.write(wrapOutboundOut(.byteBuffer(body)), promise: nil) }
        context.flush()
    }

    /// Decodes nothing more until ``resume()``.
    func hold() {
        if mode == .passing { mode = .holding }
    }

    /// Goes on decoding.
    func resume() {
        guard mode == .holding else { return }
        mode = .passing
        if let context { feed(context) }
    }

    /// Throws away what has come and what still comes.
    func discard() {
        mode = .discarding
        ahead = ByteBuffer()
        if let context { readOn(context) }
    }

    private func feed(_ context: ChannelHandlerContext) {
        guard !isFeeding else { return }
        isFeeding = true
        while mode == .passing, ahead.readableBytes > 0 {
            let length = min(max(awaitedBytes, Self.portion), ahead.readableBytes)
            guard let portion = ahead.readSlice(length: length) else { break }
            context.fireChannelRead(wrapInboundOut(portion))
        }
        isFeeding = false
        guard mode == .passing else { return }
        // What was read is let go of, so that a connection at rest keeps no memory for it.
        ahead = ByteBuffer()
        if isInputClosed {
            isInputClosed = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
        readOn(context)
    }

    private func readOn(_ context: ChannelHandlerContext) {
        guard isReadWanted else { return }
        isReadWanted = false
        context.read()
    }
}
