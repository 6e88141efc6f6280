import CivilTime
@testable import BookableServer
@testable import Payments
import Bookings
import CalendarSync
import Crypto
import Foundation
import HTTPTransport
import HTTPTypes
import Logging
import Notifications
import SQL
import Stripe
import StripeFake
import Testing
import Webhooks
import Workers

/// A stage whose server takes payments at a strict fake of Stripe, with a client who pays there.
struct Till: Sendable {
    let stage: Stage

    /// Stripe as the payer and the dashboard see it.
    let stripe: StripeClient
    private let http: HTTPClient
    private let fake: String

    static let secret = "whsec_till"
    private static let key = "sk_test_till"

    /// Runs `body` on a fresh stage and a fresh fake.
    static func run(
        on engine: Engine = .sqlite,
        returnURL: String? = nil,
        logger: Logger = Logger(label: "till") { _ in SwiftLogNoOpLogHandler() },
        configuration: ServerConfiguration = Stage.unlimited,
        observers: [any BookingObserver] = [],
        calendarLinks: CalendarLinkAccess? = nil,
        webhooks: WebhookAccess? = nil,
        messages: MessageAccess = MessageAccess(),
        mail: (any MailCarrier)? = nil,
        through wrap: @escaping @Sendable (any SQLDatabase) -> any SQLDatabase = { $0 },
        _ body: @escaping @Sendable (Till) async throws -> Void
    ) async throws {
        let http = try HTTPClient()
        let clock = ManualClock(Stage.now)
        let server = try await StripeFakeServer(fake: try FakeStripe { clock.now.secondsSince1970 }, http: http)
        let client = try client(at: server.port, over: http)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            let access = StripeAccess(
                client: client,
                verifier: try WebhookVerifier(secrets: ["whsec_new", secret], tolerance: 300),
                returnURL: returnURL
            )
            try await Stage.run(
                on: engine,
                stripe: access,
                calendarLinks: calendarLinks,
                webhooks: webhooks,
                messages: messages,
                observers: observers,
                mail: mail,
                configuration: configuration,
                clock: clock,
                logger: logger,
                through: wrap
            ) { stage in
                try await body(
                    Till(stage: stage, stripe: client, http: http, fake: "http://127.0.0.1:\(server.port)/_fake")
                )
            }
            group.cancelAll()
        }
        await http.close()
    }

    private static func client(at port: Int, over http: HTTPClient) throws -> StripeClient {
        var settings = StripeSettings(secretKey: try #require(SecretKey(key)))
        settings.baseURL = "http://127.0.0.1:\(port)"
        settings.retries.firstWait = .milliseconds(1)
        settings.retries.longestWait = .milliseconds(2)
        return StripeClient(settings, over: http, clock: ContinuousClock(), random: { 0.5 })
    }

    /// Tells the fake what to do, such as to fail.
    func control(_ path: String, _ document: JSONValue = [:]) async throws {
        let answer = try await http.send(
            HTTPTransport.HTTPRequest(
                .post,
                "\(fake)/\(path)",
                headers: ["Content-Type": "application/json"],
                body: try document.bytes
            )
        )
        try #require(answer.status == 200, "\(path): \(String(decoding: answer.body, as: UTF8.self))")
    }

    /// How many calls the fake has had.
    func calls() async throws -> Int {
        let answer = try await http.send(HTTPTransport.HTTPRequest(.get, "\(fake)/state"))
        let state = try JSONDecoder().decode(JSONValue.self, from: Data(answer.body))
        return Int(try #require(state["calls"].integer))
    }

    /// The client of a booking pays its intent by card.
    func pay(_ intent: String, by card: String = "pm_card_visa") async throws {
        let id = try #require(PaymentIntent.ID(rawValue: intent))
        _ = try await stripe.confirmPayment(
            id,
            Confirmation(paymentMethod: card, returnURL: "https://shop.example/done"),
            idempotencyKey: IdempotencyKey("pay:\(intent):\(card)")
        )
    }

    /// Sends an event about an object as Stripe would, and returns the answer.
    @discardableResult
    func tell(
        _ kind: String,
        of object: String,
        type: String = "payment_intent",
        event: String = "evt_1",
        intent: String? = nil,
        isLive: Bool = false,
        account: String? = nil,
        secret: String = Till.secret,
        signedAt: Instant? = nil
    ) async throws -> Reply {
        let subject: JSONValue = ["id": .string(object), "object": .string(type)]
        let event: JSONValue = [
            "id": .string(event), "object": "event", "type": .string(kind),
            "created": .integer(stage.clock.now.secondsSince1970),
            "livemode": .bool(isLive), "data": ["object": subject.with("payment_intent", intent.map { .string($0) })],
        ]
        let bytes = try event.with("account", account.map { .string($0) }).bytes
        let time = (signedAt ?? stage.clock.now).secondsSince1970
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(time).".utf8) + bytes,
            using: SymmetricKey(data: Array(secret.utf8))
        )
        let digits = code.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
        return try await stage.send(
            .post,
            "/v1/webhooks/stripe",
            bytes: bytes,
            headers: ["Content-Type": "application/json", "Stripe-Signature": "t=\(time),v1=\(digits)"]
        )
    }

    /// Does what the server's runner does until no job is to be done for the next `seconds`; returns how many are left.
    ///
    /// The clock jumps to the second at which the next job is due, so that days take no time.
    @discardableResult
    func work(for seconds: Int64 = 3_600) async throws -> Int {
        let runner = stage.server.jobRunner
        let end = stage.clock.now + seconds
        while let due = try await nextDue(by: end) {
            stage.clock.set(max(due, stage.clock.now))
            let claimed = await runner.claim(100)
            try #require(!claimed.isEmpty, "A job that is due is not given out.")
            for job in claimed { await runner.perform(job) }
        }
        return try await jobs().count
    }

    /// When the next job is due, if one is by `end`; asked of the database, where there may be thousands of others.
    private func nextDue(by end: Instant) async throws -> Instant? {
        try await stage.database.transaction(.read) { connection in
            let rows = try await connection.query(
                "SELECT MIN(available_at) AS due FROM jobs WHERE status = 'ready' AND available_at <= \(end)"
            )
            return try rows.first?.decode("due", as: Instant?.self)
        }
    }

    /// All jobs, done ones excepted.
    func jobs() async throws -> [Job] {
        try await stage.database.transaction(.read) { connection in
            try await JobStore().list(JobStore.Filter(), after: nil, limit: 1_000, in: connection)
        }
    }

    /// The booking as an admin reads it.
    func booking(_ held: HeldBooking) async throws -> JSONValue {
        try await stage.send(.get, held.path, as: stage.admin).json
    }

    /// The booking's payments as an admin reads them.
    func payments(of held: HeldBooking) async throws -> [JSONValue] {
        try await stage.send(.get, "\(held.path)/payments", as: stage.admin).json["items"].array
    }

    /// The refunds of an intent at Stripe.
    func refunds(of intent: String) async throws -> [Stripe.Refund] {
        try await stripe.allRefunds(of: try #require(PaymentIntent.ID(rawValue: intent)))
    }

    /// A booking that waits for its payment, and the intent that it waits for.
    func booked(
        _ practice: Practice,
        at start: String = "2026-03-09T08:00:00Z"
    ) async throws -> (booking: HeldBooking, intent: String) {
        let reply = try await stage.book(practice, at: start)
        try #require(reply.status == 201, "\(reply.json)")
        let secret = try #require(reply.json["payment"]["client_secret"].string, "\(reply.json)")
        let held = HeldBooking(
            id: try #require(reply.json["booking"]["id"].string),
            token: try #require(reply.json["token"].string)
        )
        return (held, try #require(secret.components(separatedBy: "_secret").first))
    }

    /// A practice whose service is paid ahead.
    func practice(_ prepayment: JSONValue = ["kind": "all"], policy: String = "moderate") async throws -> Practice {
        try await stage.openPractice(service: ["prepayment": prepayment], policy: policy)
    }
}
