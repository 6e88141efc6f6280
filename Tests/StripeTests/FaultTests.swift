import HTTPTransport
import Stripe
import StripeFake
import Testing

@Suite struct FaultTests {
    @Test(arguments: [Fault.dropBefore, .dropAfter, .inUse, .rateLimit, .unavailable])
    func `a passing fault is got over with the same key, and one payment is made`(fault: Fault) async throws {
        try await Shop.open { shop in
            try await shop.script(fault, nil)
            #expect(try await shop.pay().status == .succeeded)
            #expect(try await shop.objects("payment_intents").count == 1)
        }
    }

    @Test(arguments: [Fault.timeoutBefore, .timeoutAfter])
    func `a timeout is got over with the same key`(fault: Fault) async throws {
        try await Shop.open(timeout: .milliseconds(500)) { shop in
            try await shop.script(fault, nil)
            #expect(try await shop.pay().status == .succeeded)
            #expect(try await shop.objects("payment_intents").count == 1)
        }
    }

    @Test func `a lost answer is unknown, and the same key tells it`() async throws {
        try await Shop.open(timeout: .milliseconds(500), retries: 0) { shop in
            try await shop.script(.timeoutAfter, nil)
            let error = await stripeError { try await shop.pay() }
            #expect(error?.outcome == .unknown && error?.cause?.delivery == .outcomeUnknown)
            #expect(try await shop.pay().status == .succeeded)
            #expect(try await shop.objects("payment_intents").count == 1)
        }
    }

    @Test(arguments: [(Fault.errorBefore, 0), (.errorAfter, 1)])
    func `a server error stays under its key, so the payment is looked up`(fault: Fault, made: Int) async throws {
        try await Shop.open(retries: 1) { shop in
            try await shop.script(fault, nil)
            let error = await stripeError { try await shop.pay() }
            #expect(error?.outcome == .unknown && error?.status == 500 && error?.isReplay == true)
            let found = try await shop.client.payments().data.filter { $0.metadata == ["booking": "bkg_1"] }
            #expect(found.count == made)
        }
    }

    @Test func `once an answer is lost, a later refusal to begin does not make it known`() async throws {
        try await Shop.open(timeout: .milliseconds(500), retries: 1) { shop in
            try await shop.script(.timeoutBefore, .rateLimit)
            #expect(await stripeError { try await shop.pay() }?.outcome == .unknown)
        }
    }

    @Test(arguments: [Fault.inUse, .rateLimit])
    func `what has not begun may come later`(fault: Fault) async throws {
        try await Shop.open(retries: 0) { shop in
            try await shop.script(fault)
            let error = await stripeError { try await shop.pay() }
            #expect(error?.outcome == .retryLater)
            #expect(error?.retryAfter == (fault == .rateLimit ? .seconds(1) : nil))
            #expect(try await shop.objects("payment_intents").isEmpty)
        }
    }

    @Test func `a second call of a key waits for the first`() async throws {
        try await Shop.open(retries: 0) { shop in
            try await shop.control("faults", ["next": ["slow", nil], "delay_milliseconds": 500])
            let outcomes = try await withThrowingTaskGroup(of: StripeOutcome?.self) { group in
                for _ in 0..<2 { group.addTask { await stripeError { try await shop.pay() }?.outcome } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(outcomes) == [nil, .retryLater])
        }
    }

    @Test func `a key with other parameters says that what came of the first call is unknown`() async throws {
        try await Shop.open { shop in
            _ = try await shop.pay()
            let error = await stripeError { try await shop.pay(capture: .manual) }
            #expect(error?.outcome == .unknown && error?.isOfOtherCall == true && error?.status == 400)
            #expect(shop.clock.waits.isEmpty)
        }
    }

    @Test func `what a fake answers comes from its seed`() async throws {
        var runs: [[StripeOutcome?]] = []
        for _ in 0..<2 {
            try await Shop.open(retries: 0) { shop in
                let rates: JSON = ["unavailable": 200, "error_after": 200, "rate_limit": 200]
                try await shop.control("faults", ["seed": 42, "rates": rates])
                var outcomes: [StripeOutcome?] = []
                for index in 0..<40 {
                    outcomes.append(await stripeError { try await shop.pay("pay:\(index)") }?.outcome)
                }
                runs.append(outcomes)
            }
        }
        #expect(runs[0] == runs[1])
        #expect(Set(runs[0]).count == 3)
    }

    @Test func `secrets show in no error`() async throws {
        try await Shop.open(timeout: .milliseconds(500), retries: 0) { shop in
            try await shop.script(.timeoutBefore)
            let error = try #require(await stripeError { try await shop.pay() })
            var text = "\(error) \(String(reflecting: error)) "
            dump(error, to: &text)
            #expect(!text.contains("sk_test"))
            let payment = try await shop.pay("pay:2")
            let secret = try #require(payment.clientSecret)
            dump(payment, to: &text)
            #expect(!"\(payment) \(String(reflecting: payment)) \(text)".contains(secret))
        }
    }
}
