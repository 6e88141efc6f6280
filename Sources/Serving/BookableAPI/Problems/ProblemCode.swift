package import HTTPTypes

/// Why a request was not done.
///
/// The raw values are stable and go over the wire.
package enum ProblemCode: String, CaseIterable, Encodable {
    case invalidRequest = "invalid_request"
    case unauthorized
    case forbidden
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case conflict
    case wrongState = "wrong_state"
    case preconditionFailed = "precondition_failed"
    case requestTimeout = "request_timeout"
    case bodyTooLarge = "body_too_large"
    case expectationFailed = "expectation_failed"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidValue = "invalid_value"
    case policyInvalid = "policy_invalid"
    case policyFailed = "policy_failed"
    case idempotencyKeyReused = "idempotency_key_reused"
    case idempotencyKeyWeak = "idempotency_key_weak"
    case rangeTooLarge = "range_too_large"
    case slotTaken = "slot_taken"
    case seriesConflict = "series_conflict"
    case outsideHours = "outside_hours"
    case exception
    case pastClosing = "past_closing"
    case offGrid = "off_grid"
    case inThePast = "in_the_past"
    case noticeTooShort = "notice_too_short"
    case outsideBookingWindow = "outside_booking_window"
    case limitReached = "limit_reached"
    case availabilityRule = "availability_rule"
    case ruleInvalid = "rule_invalid"
    case paymentsUnavailable = "payments_unavailable"
    case paymentRefused = "payment_refused"
    case calendarsUnavailable = "calendars_unavailable"
    case webhooksUnavailable = "webhooks_unavailable"
    case marketplaceClosed = "marketplace_closed"
    case signatureInvalid = "signature_invalid"
    case tooManyRequests = "too_many_requests"
    case internalError = "internal_error"
    case unavailable
    case overloaded
    case tooManyAtOnce = "too_many_at_once"
    case storageFull = "storage_full"
    case storageLost = "storage_lost"

    package var status: HTTPResponse.Status {
        switch self {
        case .invalidRequest, .signatureInvalid: .badRequest
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notFound, .marketplaceClosed: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .conflict, .wrongState, .slotTaken, .seriesConflict: .conflict
        case .preconditionFailed: .preconditionFailed
        case .requestTimeout: .requestTimeout
        case .bodyTooLarge: .contentTooLarge
        case .expectationFailed: .expectationFailed
        case .unsupportedMediaType: .unsupportedMediaType
        case .invalidValue, .policyInvalid, .policyFailed, .idempotencyKeyReused, .idempotencyKeyWeak, .rangeTooLarge,
            .outsideHours, .exception, .pastClosing, .offGrid, .inThePast, .noticeTooShort, .outsideBookingWindow,
            .limitReached, .availabilityRule, .ruleInvalid,
            .paymentsUnavailable, .paymentRefused, .calendarsUnavailable, .webhooksUnavailable:
            .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .internalError: .internalServerError
        case .tooManyAtOnce: .tooManyRequests
        case .unavailable, .overloaded, .storageFull, .storageLost: .serviceUnavailable
        }
    }

    /// The general reason for an answer with `status`, where nobody gave one that says more; `nil` if it is not a refusal.
    init?(answeredWith status: HTTPResponse.Status) {
        switch status {
        case .badRequest: self = .invalidRequest
        case .unauthorized: self = .unauthorized
        case .forbidden: self = .forbidden
        case .notFound: self = .notFound
        case .conflict: self = .conflict
        case .unprocessableContent: self = .invalidValue
        case .tooManyRequests: self = .tooManyRequests
        case .serviceUnavailable: self = .unavailable
        default: return nil
        }
    }

    /// The same for every problem of the code, for people.
    var title: String {
        switch self {
        case .invalidRequest: "The request is not of the described form"
        case .unauthorized: "A valid credential is needed"
        case .forbidden: "The credential does not allow this"
        case .notFound: "Not found"
        case .methodNotAllowed: "The method is not allowed here"
        case .notAcceptable: "Not acceptable"
        case .conflict: "The request conflicts with what is stored"
        case .wrongState: "The booking's state does not allow this"
        case .preconditionFailed: "It has changed since it was read"
        case .requestTimeout: "The request did not arrive in time"
        case .bodyTooLarge: "The body is too large"
        case .expectationFailed: "The expectation is not met"
        case .unsupportedMediaType: "The body is not of an accepted type"
        case .invalidValue: "A value was refused"
        case .policyInvalid: "The script is not a policy"
        case .policyFailed: "The policy gave no refund for this booking"
        case .idempotencyKeyReused: "The Idempotency-Key was used for another request"
        case .idempotencyKeyWeak: "The Idempotency-Key is too easy to guess"
        case .rangeTooLarge: "The range holds too many slots"
        case .slotTaken: "The slot is taken"
        case .seriesConflict: "Not every occurrence of the series is possible"
        case .outsideHours: "The provider is closed then"
        case .exception: "The provider is closed on that date"
        case .pastClosing: "The session would run past closing"
        case .offGrid: "No slot begins then"
        case .inThePast: "That time has passed"
        case .noticeTooShort: "The service needs more notice"
        case .outsideBookingWindow: "That date cannot be booked yet"
        case .limitReached: "The service takes no more bookings in that period"
        case .availabilityRule: "The provider's rule does not offer that start"
        case .ruleInvalid: "The script is not an availability rule"
        case .paymentsUnavailable: "The server takes no payments"
        case .paymentRefused: "The payment was refused"
        case .calendarsUnavailable: "The server links no calendars"
        case .webhooksUnavailable: "The server sends no events"
        case .marketplaceClosed: "The server has no marketplace"
        case .signatureInvalid: "The signature is not Stripe's"
        case .tooManyRequests: "Too many requests"
        case .internalError: "The server failed"
        case .unavailable: "The server cannot answer now"
        case .overloaded: "The server is overloaded"
        case .tooManyAtOnce: "Too many requests from this caller are in progress"
        case .storageFull: "The server has no space left"
        case .storageLost: "The server's database file is gone"
        }
    }
}
