/// A request or a mail with what its sending needs to know.
struct SubmittedRequest: Sendable {
    let id: Int
    let content: Content
    let deadline: ContinuousClock.Instant

    enum Content: Sendable {
        case http(HTTPRequest)
        case mail(SMTPMessage, over: SMTPServer)
    }

    var body: [UInt8] {
        switch content {
        case .http(let request): request.body
        case .mail(let message, _): message.content
        }
    }

    /// For errors: nothing secret or personal.
    var summary: String {
        switch content {
        case .http(let request): "\(request)"
        case .mail(_, let server): server.address
        }
    }
}
