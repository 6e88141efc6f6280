import HTTPTypes
import Testing

/// A request that is refused, and how.
struct BadDocument: CustomTestStringConvertible, Sendable {
    let what: String
    let method: HTTPRequest.Method
    let path: String
    let body: String
    let status: Int

    /// The field that the answer names.
    let field: String

    init(
        _ what: String,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String,
        _ status: Int,
        _ field: String
    ) {
        self.what = what
        self.method = method
        self.path = path
        self.body = body
        self.status = status
        self.field = field
    }

    var testDescription: String { what }
}
