import Foundation

/// `message-lives ENGINE BOOKINGS SEED`: lets bookings live through two months at random, while servers and the mail server
/// fail, and writes what happened to standard output, one JSON object a line.
///
/// `ENGINE` is `sqlite` (two servers, one after another, so that a seed replays) or `postgres` (four servers at once).
/// `check.py` reads the log and judges it.
@main
enum MessageLives {
    private static let usage = "usage: message-lives sqlite|postgres BOOKINGS SEED\n"

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let engine = LifeDatabase.Engine(rawValue: arguments[1]),
            let count = Int(arguments[2]), count > 0, let seed = UInt64(arguments[3])
        else {
            FileHandle.standardError.write(Data(usage.utf8))
            exit(64)
        }
        try await LifeDatabase.run(on: engine) { database in
            var simulation = try await Simulation(on: database, of: engine, bookings: count, seed: seed)
            try await simulation.run()
        }
    }
}
