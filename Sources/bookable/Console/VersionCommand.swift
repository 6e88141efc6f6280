import ArgumentParser

/// Prints the release.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    func run() throws {
        try Console.print("bookable \(Bookable.release)")
    }
}
