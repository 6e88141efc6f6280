import BookableAPI
import NIOCore
import NIOHTTP1

/// What is answered at once, on the event loop.
extension ConnectionGuard {
    /// Answers a whole request that ``DirectAnswers`` has the answer to; false if it has to be passed on.
    ///
    /// The request before it has been answered, so that answers stay in order. It takes no turn and no place of
    /// `max_requests`, since it is over before another request is looked at.
    func answersDirectly(_ request: IncomingRequest, _ context: ChannelHandlerContext) -> Bool {
        guard let direct, !closesAfterAnswer, request.bodyBytes == 0, let asked = request.head.directRequest,
            let found = direct.answer(to: asked)
        else { return false }
        self.request = nil
        answer.client = request.client
        answer.written += found.head.readableBytes + found.body.readableBytes
        pacer.send(found.head, found.body)
        look(context)
        if context.channel.isWritable {
            phase = .resting
            setDeadline(shared.limits.idle, context)
        } else {
            // A client that reads nothing is asked for nothing more.
            pacer.hold()
            phase = .answering
            setDeadline(nil, context)
            awaitsReader = true
        }
        return true
    }
}

extension HTTPRequestHead {
    /// What decides how it is answered from memory; `nil` for what only the router answers: other methods and versions, requests
    /// with credentials, and those that give a header twice.
    var directRequest: DirectRequest? {
        guard method == .GET, version == .http1_1 else { return nil }
        var request = DirectRequest(target: uri)
        for (name, value) in headers {
            // By its length first: of most headers nothing else is looked at.
            let field: WritableKeyPath<DirectRequest, String?>
            switch name.utf8.count {
            case 6 where name.lowercased() == "origin": field = \.origin
            case 12 where name.lowercased() == "x-request-id": field = \.requestID
            case 13 where name.lowercased() == "if-none-match": field = \.ifNoneMatch
            case 13 where name.lowercased() == "authorization": return nil
            case 15 where name.lowercased() == "accept-encoding": field = \.acceptEncoding
            case 15 where name.lowercased() == "accept-language": field = \.acceptLanguage
            default: continue
            }
            guard request[keyPath: field] == nil else { return nil }
            request[keyPath: field] = value
        }
        return request
    }
}
