import ArgumentParser

/// How a command prints what it found.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text

    /// For programs.
    case json

    /// Prints a failure, as text on standard error or as JSON on standard output, and ends the command with status 1.
    func fail(_ failure: FailureDocument) throws -> Never {
        switch self {
        case .text: Console.complain("Error: \(failure.text)")
        case .json: try Console.write(try Console.json(failure))
        }
        throw ExitCode.failure
    }
}
