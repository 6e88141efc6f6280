import Bookings
import Logging
import Synchronization

/// What the log is told of a request, noted by those who find it out and read by the one who writes the line.
///
/// A reference: a request's context is copied on its way in, and what is found out must be known on the way out.
package final class RequestRecord: Sendable {
    private struct State {
        var key: APIKeyID?
        var problem: APIError?
    }

    private let state = Mutex(State())

    /// The request was sent with this key.
    func note(_ key: APIKeyID) { state.withLock { $0.key = key } }

    /// The request is refused for this reason.
    package func note(_ problem: APIError) { state.withLock { $0.problem = problem } }

    /// The request is refused for this reason, unless a better one is known.
    func note(unlessKnown code: ProblemCode) {
        state.withLock { state in
            if state.problem == nil { state.problem = APIError(code, code.title) }
        }
    }

    /// What is known, as fields of a line of the log.
    var metadata: Logger.Metadata {
        let state = state.withLock { $0 }
        var metadata: Logger.Metadata = [:]
        if let key = state.key { metadata["key.id"] = "\(key)" }
        guard let problem = state.problem else { return metadata }
        metadata["problem.code"] = "\(problem.code.rawValue)"
        let fields = Self.fields(of: problem)
        if !fields.isEmpty { metadata["problem.fields"] = .array(fields.map { .string($0) }) }
        return metadata
    }

    private static let maximumFields = 8
    private static let longestName = 80

    /// What was wrong with which field, such as `client.email: format`, at most eight.
    private static func fields(of problem: APIError) -> [String] {
        problem.errors.prefix(maximumFields).map { error in
            "\(name(of: error)): \(error.fault.code.rawValue)"
        }
    }

    /// The name of a field as the API knows it.
    ///
    /// A name that is not known was made up by the client and can be anything, even a secret: its place is logged, and `?` for
    /// itself.
    private static func name(of error: FieldError) -> String {
        guard error.fault.code != .unknown else {
            let parents = error.field.split(separator: ".").dropLast().joined(separator: ".")
            return isFit(parents) && !parents.isEmpty ? "\(parents).?" : "?"
        }
        if error.field.isEmpty { return "body" }
        return isFit(error.field) ? error.field : "?"
    }

    private static func isFit(_ name: String) -> Bool {
        name.utf8.count <= longestName
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "[", "]": true
                default: false
                }
            }
    }
}
