package import HTTPTypes
import Hummingbird
import Policies
import WireFormat

/// What a request is answered with when it is not done: a problem document after RFC 9457.
package struct APIError: Error, CustomStringConvertible {
    package let code: ProblemCode

    /// What was refused here, for people.
    let detail: String
    package var errors: [FieldError] = []

    /// Free starts nearest to the one that is taken, nearest first.
    var alternatives: [TimeSpan]?

    /// Every reason for which a start is not a slot.
    var reasons: [SlotReason]?

    /// The occurrences of a series that are not possible, in the order of their dates.
    var conflicts: [SeriesConflictBody]?
    package var headers: HTTPFields = [:]

    package init(_ code: ProblemCode, _ detail: String, errors: [FieldError] = []) {
        self.code = code
        self.detail = detail
        self.errors = errors
    }

    package var description: String { detail }
}

extension APIError {
    /// That a credential is needed, or that the one presented opens nothing.
    static func unauthorized(_ detail: String) -> APIError {
        var error = APIError(.unauthorized, detail)
        error.headers[.wwwAuthenticate] = "Bearer realm=\"bookable\""
        return error
    }

    /// That there is too much to do, for about a second.
    package static func overloaded(_ detail: String) -> APIError {
        var error = APIError(.overloaded, detail)
        error.headers[.retryAfter] = "1"
        return error
    }

    /// That one client asks too often; it may ask again after so many seconds.
    package static func tooManyRequests(_ detail: String, after seconds: Int64) -> APIError {
        var error = APIError(.tooManyRequests, "\(detail) Try again in \(seconds) s.")
        error.headers[.retryAfter] = "\(seconds)"
        return error
    }

    package static func bodyTooLarge(limit: Int) -> APIError {
        APIError(.bodyTooLarge, "The body is longer than the \(limit) bytes that the server accepts.")
    }

    static func unsupportedMediaType(given: String, accepted: [String]) -> APIError {
        let types = accepted.joined(separator: " or ")
        let named = given.isEmpty ? "No Content-Type is given" : "\(quoted(given)) is not accepted here"
        return APIError(
            .unsupportedMediaType,
            "\(named); send \(types).",
            errors: [FieldError(field: "Content-Type", reason: "This must be \(types).")]
        )
    }

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> APIError {
        let methods = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        var error = APIError(.methodNotAllowed, "This path answers to \(methods).")
        error.headers[.allow] = methods
        return error
    }
}
