import CalendarSync
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Receives services' notices about watched calendars, and answers at once: the poller does the rest.
///
/// Every notice gets the same answer, authentic or not.
struct CalendarNoticesController: Sendable {
    /// `nil` if services cannot notify this server.
    let desk: CalendarNoticeDesk?

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("webhooks/google-calendar", use: google)
        router.post("webhooks/microsoft-graph", use: microsoft)
    }

    /// Google sends everything in headers.
    func google(_ request: Request, context: APIContext) async throws -> Response {
        let desk = try available()
        if let channel = request.headers[.googleChannel], let token = request.headers[.googleToken] {
            let notice = CalendarNotice(.changed, watch: channel, secret: token)
            try await desk.take([notice], by: context.requester, at: context.receivedAt)
        }
        return Response(status: .noContent)
    }

    func microsoft(_ request: Request, context: APIContext) async throws -> Response {
        let desk = try available()
        var query = Query(request)
        if let token = query.text("validationToken") { return try Self.validation(token) }
        let body = try await request.body.collect(upTo: Self.maximumBytes)
        let notices: [CalendarNotice]
        do {
            notices = try JSONDecoder().decode(MicrosoftNotices.self, from: Data(Array(buffer: body))).notices
        } catch {
            throw APIError(.invalidRequest, "The body is not a change notification collection.")
        }
        try await desk.take(notices, by: context.requester, at: context.receivedAt)
        return Response(status: .accepted)
    }

    /// Echoes the validation token, by which Microsoft verifies that this endpoint wants notices.
    private static func validation(_ token: String) throws -> Response {
        // Only what Microsoft sends, and nothing that could be more than text.
        guard token.utf8.count <= 2_048, token.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x3C }) else {
            throw APIError(.invalidRequest, "The validation token is too long, or not plain text.")
        }
        return Response(bytes: Array(token.utf8), type: "text/plain")
    }

    private func available() throws -> CalendarNoticeDesk {
        guard let desk else { throw APIError(.notFound, "This server does not receive calendar notifications.") }
        return desk
    }

    /// The maximum size of a notification collection, in bytes.
    private static let maximumBytes = 256 << 10
}

extension HTTPField.Name {
    fileprivate static var googleChannel: Self { known("X-Goog-Channel-ID") }
    fileprivate static var googleToken: Self { known("X-Goog-Channel-Token") }
}
