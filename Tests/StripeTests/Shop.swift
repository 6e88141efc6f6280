import CivilTime
import HTTPTransport
import Money
import StripeFake
import Testing

@testable import Stripe

/// A client of Stripe's, and the fake that it calls.
struct Shop: Sendable {
    let server: StripeFakeServer
    let client: StripeClient
    let clock: TestClock
    let http: HTTPClient

    /// The time at the fake: 1 March 2026.
    static let now = Instant(1_772_323_200)

    /// Runs `body` beside a fake of its own.
    ///
    /// What is not answered in `timeout` is given up.
    static func open(
        timeout: Duration = .seconds(20),
        retries: Int = 2,
        _ body: (Shop) async throws -> Void
    ) async throws {
        var limits = HTTPClientLimits()
        limits.timeout = timeout
        let http = try HTTPClient(limits: limits)
        let server = try await StripeFakeServer(fake: FakeStripe { now.secondsSince1970 }, http: http)
        let key = try #require(SecretKey("sk_test_fake"))
        var settings = StripeSettings(secretKey: key)
        settings.baseURL = "http://127.0.0.1:\(server.port)"
        settings.retries.retries = retries
        let clock = TestClock()
        let client = StripeClient(settings, over: http, clock: clock) { 0 }
        let shop = Shop(server: server, client: client, clock: clock, http: http)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            try await body(shop)
            group.cancelAll()
        }
        await http.close()
    }

    /// Calls the control of the fake.
    @discardableResult
    func control(_ path: String, _ document: JSON? = nil) async throws -> JSON {
        let url = "http://127.0.0.1:\(server.port)/_fake/\(path)"
        let body = try document?.bytes() ?? []
        let answer = try await http.send(HTTPRequest(path == "state" ? .get : .post, url, body: body))
        guard answer.status == 200 else { throw ControlRefusal(path: path, status: answer.status) }
        return try JSON(bytes: answer.body)
    }

    /// The fake did not do what it was told.
    struct ControlRefusal: Error {
        let path: String
        let status: Int
    }

    /// The objects of one kind at the fake.
    func objects(_ kind: String) async throws -> [JSON] {
        try #require(try await control("state")[kind]?.list)
    }

    /// What goes wrong with the next calls.
    func script(_ faults: Fault?...) async throws {
        try await control("faults", ["next": .list(faults.map { JSON($0?.rawValue) })])
    }

    /// A payment of 20 euros that is confirmed with a card.
    func pay(
        _ key: String = "pay:1",
        method: String = "pm_card_visa",
        capture: CaptureMethod = .automatic
    ) async throws -> PaymentIntent {
        var payment = NewPayment(try ChargeAmount(MonetaryAmount(2000, .euro)))
        payment.paymentMethod = method
        payment.confirms = true
        payment.captureMethod = capture
        payment.metadata = ["booking": "bkg_1"]
        return try await client.createPayment(payment, idempotencyKey: IdempotencyKey(key))
    }
}

/// The error that a call ends with; `nil` where it succeeds.
func stripeError<Result>(_ call: () async throws -> Result) async -> StripeError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? StripeError
    }
}
