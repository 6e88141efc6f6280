import Bookings
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Notifications
import SMSRu
import SQL
import ShortMessages
import Twilio

/// Takes in what services of short messages report, and what recipients answer.
struct SMSReportsController: Sendable {
    let database: any SQLDatabase

    /// `nil` if none reports to this server.
    let callbacks: SMSCallbacks?
    private let reports = MessageReports()

    init(database: any SQLDatabase, callbacks: SMSCallbacks?) {
        self.database = database
        self.callbacks = callbacks
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("webhooks/twilio", use: twilio)
        router.post("webhooks/smsru", use: smsRu)
    }

    /// The most that a report is long.
    private static let maximumBytes = 256 << 10

    func twilio(_ request: Request, context: APIContext) async throws -> Response {
        let given = request.headers[values: .twilioSignature]
        guard given.count == 1 else { throw APIError(.signatureInvalid, "The signature of Twilio is missing.") }
        guard let callbacks, let signature = callbacks.twilio else { throw Self.unknown("Twilio") }
        let form = try await Self.form(request)
        let query = request.uri.query.map { "?\($0)" } ?? ""
        guard
            signature.isValid(given[0], url: "\(callbacks.publicURL)/v1/webhooks/twilio\(query)", parameters: form)
        else { throw APIError(.signatureInvalid, "The signature is not Twilio's.") }
        let ownID = Self.ownID(in: request.uri.query)
        try await context.perform(.write, on: database) { transaction in
            let (connection, now) = (transaction.connection, transaction.now)
            if let report = TwilioStatus.report(form) {
                try await reports.receive(report, ownID: ownID, at: now, in: connection)
            } else if let reply = TwilioReply(form), let wish = reply.wish {
                try await reports.setOptOut(wish == .stop, of: reply.sender, at: now, in: connection)
            }
        }
        return Response(status: .noContent)
    }

    func smsRu(_ request: Request, context: APIContext) async throws -> Response {
        guard let callback = callbacks?.smsRu else { throw Self.unknown("SMS.ru") }
        let form = try await Self.form(request)
        let hash = form.first { $0.name == "hash" }?.value ?? ""
        guard let found = callback.reports(Self.items(of: form), hash: hash) else {
            throw APIError(.signatureInvalid, "The hash is not SMS.ru's.")
        }
        try await context.perform(.write, on: database) { transaction in
            for report in found {
                try await reports.receive(report, at: transaction.now, in: transaction.connection)
            }
        }
        // Any other answer has it sent again for days.
        return Response(bytes: Array("100".utf8), type: "text/plain")
    }

    private static func unknown(_ service: String) -> APIError {
        APIError(.notFound, "\(service) does not report to this server.")
    }

    /// The fields of a form, in their order.
    private static func form(_ request: Request) async throws -> [(name: String, value: String)] {
        let body = Array(buffer: try await request.body.collect(upTo: maximumBytes))
        return String(decoding: body, as: UTF8.self).split(separator: "&").map { field in
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(pair[0]), pair.count == 2 ? decoded(pair[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let text = String(text.replacing("+", with: " "))
        return text.removingPercentEncoding ?? text
    }

    /// The fields `data[0]`, `data[1]` … in the order of their numbers.
    private static func items(of form: [(name: String, value: String)]) -> [String] {
        let items = form.filter { $0.name.hasPrefix("data[") }
        let numbered = items.enumerated().map { (Int($1.name.dropFirst(5).dropLast()) ?? $0, $1.value) }
        return numbered.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What we named the message, which the address says that Twilio was given.
    private static func ownID(in query: String?) -> String? {
        query?.split(separator: "&").first { $0.hasPrefix("message=") }.map { String($0.dropFirst(8)) }
    }
}

extension HTTPField.Name {
    fileprivate static var twilioSignature: Self { known("X-Twilio-Signature") }
}
