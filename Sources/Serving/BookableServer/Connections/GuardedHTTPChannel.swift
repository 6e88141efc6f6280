import BookableAPI
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection over HTTP/1, held to its bounds by a ``ConnectionGuard``.
struct GuardedHTTPChannel: HTTPChannelHandler {
    typealias AsyncChannel = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    struct Value: ServerChildChannelValue {
        let requests: AsyncChannel
        let work: WorkInProgress

        var channel: any Channel { requests.channel }
    }

    let responder: Responder
    let shared: Admission
    let direct: DirectAnswers?

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let work = WorkInProgress()
            try Self.setBuffers(of: channel)
            try Self.addHandlers(to: channel, shared: shared, work: work, direct: direct)
            try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            let requests = try AsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
            return Value(requests: requests, work: work)
        }
    }

    func handle(value: Value, logger: Logger) async {
        let answering = GuardedHTTPChannel(
            responder: { [responder] request, writer, channel in
                // The next request is not begun before this one has been answered, so this is its number.
                let number = value.work.number
                defer { value.work.end(number) }
                try await responder(request, writer, channel)
            },
            shared: shared,
            direct: direct
        )
        await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
            await answering.handleHTTP(asyncChannel: value.requests, logger: logger)
        }
        value.work.close()
    }

    /// Adds all that stands between the bytes of a connection and whole requests.
    static func addHandlers(
        to channel: any Channel,
        shared: Admission,
        work: WorkInProgress,
        direct: DirectAnswers? = nil
    ) throws {
        let pacer = InputPacer()
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(pacer)
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = maximumHeadBytes
        limits.maxHeaderListSize = maximumHeadBytes
        limits.maxHeaderFieldCount = maximumHeaderFields
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false,
            withErrorHandling: false,
            // `HTTPFields` hold only what a header can hold.
            withOutboundHeaderValidation: false,
            withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits
        )
        try pipeline.addHandler(ConnectionGuard(shared: shared, pacer: pacer, work: work, direct: direct))
    }

    /// The longest head of a request in bytes, as Node has it.
    private static let maximumHeadBytes = 16 * 1_024
    private static let maximumHeaderFields = 128

    /// The most bytes that are read at once.
    private static let maximumReadBytes = 16 * 1_024

    /// How much of an answer is kept for its reader in this process before its source waits, and in the kernel besides what
    /// is on its way.
    ///
    /// A month of slots is written at once.
    private static let unwritten = ChannelOptions.Types.WriteBufferWaterMark(low: 32 * 1_024, high: 64 * 1_024)
    private static let unsentBytes: SocketOptionValue = 64 * 1_024

    private static func setBuffers(of channel: any Channel) throws {
        guard let options = channel.syncOptions else { return }
        try options.setOption(.writeBufferWaterMark, value: unwritten)
        // Each connection keeps a buffer as large as its largest read, and as many as it may read at once.
        try options.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(minimum: 1_024, initial: 2_048, maximum: maximumReadBytes)
        )
        try options.setOption(.maxMessagesPerRead, value: 1)
        guard channel.remoteAddress?.protocol != .unix else { return }
        // TCP_NOTSENT_LOWAT: the kernel would else take megabytes of an answer from us, out of reach of any limit here.
        try options.setOption(.tcpOption(.init(rawValue: 25)), value: unsentBytes)
    }
}
