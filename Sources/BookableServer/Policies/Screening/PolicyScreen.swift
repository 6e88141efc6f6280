package import Policies

/// Looks scripts over that nobody has run before.
///
/// The first run of a stranger's script is where an unknown fault of the interpreter would show, so a server looks at
/// scripts in a process of their own. Where all scripts are known, as in tests, ``PolicyBench`` does it in this one.
package protocol PolicyScreen: Sendable {
    /// What a check of the script finds, be it a policy or not.
    ///
    /// Throws where the script brought down what looked at it, or nobody could look at it now.
    func screen(_ source: PolicySource) async throws(PolicyScreenError) -> PolicyScreening
}

extension PolicyScreen {
    /// As ``screen(_:)``, and throws what a client is told.
    func report(on source: PolicySource) async throws -> PolicyScreening {
        do {
            return try await screen(source)
        } catch {
            throw APIError(error)
        }
    }

    /// Throws where a script breaks down, is no policy, fails for every booking that was tried, or exceeds a limit for any.
    func admit(_ source: PolicySource) async throws {
        let errors = try await report(on: source).errors
        if let first = errors.first {
            throw APIError(.policyInvalid, first.description, errors: errors.map { FieldError($0) })
        }
    }
}
