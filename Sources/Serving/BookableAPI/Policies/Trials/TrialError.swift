import HTTPTypes

/// Why there is no answer to a trial.
package struct TrialError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// The process that ran the script crashed or had to be ended: the script is refused.
        case brokeDown

        /// No process could be started, or it came to no end in time; says nothing about the script.
        case unavailable
    }

    package let code: Code

    /// For the log.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}

extension APIError {
    /// What the client is told of it.
    init(_ error: TrialError) {
        switch error.code {
        case .brokeDown:
            let reason = "The script brought down the process that looked it over, and is refused."
            self.init(.policyInvalid, reason, errors: [FieldError(field: "source", reason: reason)])
        case .unavailable:
            self.init(.unavailable, "Scripts cannot be tried now (\(error.message)); try again in some seconds.")
            headers[.retryAfter] = "5"
        }
    }
}
