import Foundation
import HTTPTransport
import StripeFake
import Testing

@testable import Stripe

@Suite struct OutcomeTests {
    @Test(
        arguments: [
            (400, "invalid_request_error", "parameter_missing", .bug),
            (400, "invalid_request_error", "parameter_unknown", .bug),
            (400, "invalid_request_error", "amount_too_small", .refused(.amount)),
            (400, "invalid_request_error", "amount_too_large", .refused(.amount)),
            (400, "invalid_request_error", "charge_already_refunded", .alreadyDone),
            (400, "invalid_request_error", "charge_disputed", .refused(.disputed)),
            (400, "invalid_request_error", "refund_disputed_payment", .refused(.disputed)),
            (400, "invalid_request_error", "payment_intent_unexpected_state", .conflict),
            (400, "invalid_request_error", "charge_expired_for_capture", .refused(.holdLapsed)),
            (400, "invalid_request_error", "capture_charge_authorization_expired", .refused(.holdLapsed)),
            (400, "invalid_request_error", "balance_insufficient", .refused(.balance)),
            (400, "invalid_request_error", "rate_limit", .retryLater),
            (429, "invalid_request_error", "rate_limit", .retryLater),
            (429, "invalid_request_error", "lock_timeout", .retryLater),
            (401, "invalid_request_error", nil, .refused(.credentials)),
            (402, "card_error", "card_declined", .refused(.payer)),
            (402, "card_error", "expired_card", .refused(.payer)),
            (402, "card_error", "incorrect_cvc", .refused(.payer)),
            (402, "card_error", "processing_error", .refused(.payer)),
            (402, "card_error", "authentication_required", .refused(.payer)),
            (403, "invalid_request_error", nil, .refused(.permission)),
            (404, "invalid_request_error", "resource_missing", .refused(.notFound)),
            (409, "idempotency_error", "idempotency_key_in_use", .retryLater),
            (409, "invalid_request_error", nil, .retryLater),
            (400, "idempotency_error", nil, .unknown), (500, "api_error", nil, .unknown), (503, nil, nil, .unknown),
        ] as [(Int, String?, String?, StripeOutcome)]
    )
    func `errors mean what the documents say`(status: Int, type: String?, code: String?, outcome: StripeOutcome) {
        #expect(ErrorCodes.outcome(status: status, code: code, type: type) == outcome)
    }

    @Test(
        arguments: [
            (400, "invalid_request_error", .bug), (402, "card_error", .refused(.payer)), (402, nil, .refused(.payer)),
            (403, nil, .refused(.permission)), (404, nil, .bug),
            (404, "invalid_request_error", .refused(.notFound)), (400, "card_error", .refused(.payer)),
            (400, "api_error", .unknown), (302, nil, .bug),
        ] as [(Int, String?, StripeOutcome)]
    )
    func `codes that are new are told by type and status`(status: Int, type: String?, outcome: StripeOutcome) {
        #expect(ErrorCodes.outcome(status: status, code: "brand_new", type: type) == outcome)
    }

    @Test func `every published code has its meaning, and no other has`() throws {
        let document = try JSON(
            bytes: Array(Data(contentsOf: Fixture.url("../../StripeFake/Fixtures/stripe-params.json")))
        )
        let published = try #require(document["error_codes"]?.list).compactMap(\.text)
        #expect(published.count == 209)
        #expect(Set(ErrorCodeTable.outcomes.keys) == Set(published))
    }

    @Test(arguments: [
        "", "404: Not Found", "[]", "null", #"{"error":"invalid_grant","error_description":"x"}"#, "\u{FF}",
    ])
    func `a body that is none of Stripe's leaves the status`(body: String) {
        let response = HTTPResponse(status: 502, headers: HTTPHeaders(), body: Array(body.utf8))
        #expect(StripeError(.answered(response), .post, mayHaveActed: true).outcome == .unknown)
    }

    @Test func `a payment in an unknown form does not hide the code`() {
        let body =
            #"{"error":{"type":"invalid_request_error","code":"payment_intent_unexpected_state","payment_intent":{}}}"#
        let response = HTTPResponse(status: 400, headers: HTTPHeaders(), body: Array(body.utf8))
        let error = StripeError(.answered(response), .post, mayHaveActed: false)
        #expect(error.outcome == .conflict && error.payment == nil)
    }

    @Test(
        arguments: [
            (HTTPError.Code.unreachable, HTTPError.Delivery.nothingSent, HTTPRequest.Method.post, .retryLater),
            (.timeout, .outcomeUnknown, .post, .unknown), (.timeout, .outcomeUnknown, .get, .retryLater),
            (.tls, .nothingSent, .post, .retryLater), (.insecure, .nothingSent, .post, .bug),
            (.bodyTooLarge, .outcomeUnknown, .post, .unknown), (.cancelled, .outcomeUnknown, .post, .unknown),
        ] as [(HTTPError.Code, HTTPError.Delivery, HTTPRequest.Method, StripeOutcome)]
    )
    func `without an answer it counts what was sent`(
        code: HTTPError.Code,
        delivery: HTTPError.Delivery,
        method: HTTPRequest.Method,
        outcome: StripeOutcome
    ) {
        let reply = Reply.failed(HTTPError(code, delivery, ""))
        #expect(StripeError(reply, method, mayHaveActed: reply.mayHaveActed).outcome == outcome)
    }

    @Test func `texts name codes, never what Stripe repeats of the request`() {
        let body =
            #"{"error":{"type":"invalid_request_error","code":"email_invalid","message":"Bad: kim@example.com"}}"#
        let headers: HTTPHeaders = ["Request-Id": "req_1"]
        let response = HTTPResponse(status: 400, headers: headers, body: Array(body.utf8))
        let error = StripeError(.answered(response), .post, mayHaveActed: false)
        #expect("\(error)" == "Stripe answered 400 email_invalid, request req_1.")
    }
}
