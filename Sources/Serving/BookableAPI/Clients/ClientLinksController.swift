import Bookings
import Hummingbird
import Localization

/// Mails clients a link to their bookings.
struct ClientLinksController: Sendable {
    /// `nil` if the server sends no mail.
    let requests: ClientLinkRequests?
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("my/links", use: send)
    }

    /// Gives the same answer in the same time whether or not the address is a client's.
    func send(_ request: Request, context: APIContext) async throws -> Response {
        try Query(request).finish()
        let body = try await Payload(request, configuration).json(ClientLinkRequest.self)
        guard let requests else {
            throw APIError(.wrongState, "The server sends no mail: mail_from and public_url are not set.")
        }
        let language = Language.negotiated(
            stored: body.language,
            accepted: request.headers[.acceptLanguage]
        )
        let email = MemberAddress.normalized(body.email) ?? body.email
        try requests.take(email, in: language, from: context.clientAddress, at: context.receivedAt)
        return Response(status: .accepted)
    }
}
