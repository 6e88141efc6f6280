import ArgumentParser
import Bookings
import CivilTime
import Foundation
import SQL

/// Fills a database with a believable set of providers.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill the database with demo providers, services and bookings.",
        discussion: """
            Prints the demo's providers. Fresh API keys go into a file of shell variables that only you can read, to be taken
            up with `source`. A database that has the demo already stays as it is.
            """,
        subcommands: [DemoMailboxCommand.self]
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .customLong("env"), help: "Where to write the shell variables.", completion: .file())
    var environmentFile = "demo.env"

    @Option(help: "The address under which the demo will be served; goes into the file.")
    var url = "http://127.0.0.1:8080"

    func run() async throws {
        let address = try options.address
        let file = try makeFile(besides: address)
        let database = try await options.openOrCreate()
        let seeder = DemoSeeder(zones: .system, evaluators: PolicyEvaluators())
        let now = Console.now()
        let seeded = try await database.transaction(.write, by: .system, at: now) { try await seeder.seed(in: $0) }
        try await seeder.end(seeded?.endings ?? [], on: database)
        if seeded != nil {
            // No server is there yet that counts what happened.
            let counter = FigureCounter(database: database, zones: .system)
            for provider in try await database.providers(nil) { try await counter.count(provider) }
        }
        try await database.close()
        guard let keys = seeded?.keys else {
            try updateURL(in: file)
            try Console.print("The demo is in \(address) already; \(environmentFile) has its keys.")
            return
        }
        try write(keys, to: file)
        try Console.print(
            """
            Demo providers in \(address): \(DemoProvider.all.map(\.id).joined(separator: ", ")).
            Keys and ids for the shell: source \(environmentFile)
            """
        )
    }

    /// Begins the file of variables before there are keys that could be lost.
    private func makeFile(besides database: DatabaseAddress) throws -> OutputFile {
        var check = OutputCheck()
        if case .sqlite(let path) = database { check.reads(database: path) }
        try check.writes(environmentFile, as: "--env")
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: environmentFile).deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        return try OutputFile(path: environmentFile)
    }

    /// Puts the address under which the demo will be served into a file of variables that there is.
    private func updateURL(in file: OutputFile) throws {
        // A device or a pipe has nothing to be kept, and reading it could wait for ever.
        guard try !FilePlace.isSpecial(environmentFile),
            let bytes = FileManager.default.contents(atPath: environmentFile)
        else { return }
        let name = "export BOOKABLE_URL="
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let updated = lines.map { $0.hasPrefix(name) ? name + url : String($0) }
        guard updated != lines.map(String.init) else { return }
        try file.write(Array(updated.joined(separator: "\n").utf8))
        try file.commit()
    }

    private func write(_ keys: DemoSeeder.Keys, to file: OutputFile) throws {
        let text = """
            export BOOKABLE_URL=\(url)
            export BOOKABLE_ADMIN_KEY=\(keys.admin.text)
            export BOOKABLE_PROVIDER_KEY=\(keys.provider.text)
            export BOOKABLE_FINANCE_KEY=\(keys.finance.text)

            """
        try file.write(Array(text.utf8))
        try file.commit()
    }
}
