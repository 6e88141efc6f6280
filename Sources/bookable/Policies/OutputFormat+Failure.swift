import ArgumentParser

extension OutputFormat {
    /// Prints a failure, as text on standard error or as JSON on standard output, and ends the command with status 1.
    func fail(_ failure: FailureDocument) throws -> Never {
        switch self {
        case .text: Console.complain("Error: \(failure.text)")
        case .json: try Console.write(try Console.json(failure))
        }
        throw ExitCode.failure
    }
}
