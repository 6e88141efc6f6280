import ArgumentParser

/// Why a command could not do its work, though it was called correctly.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    /// The exit status of the command.
    let status: ExitCode

    init(_ description: String, status: ExitCode = .failure) {
        self.description = description
        self.status = status
    }
}
