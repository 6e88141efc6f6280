import Bookings
import Policies
import PolicySimulation
import SQL

/// Where a simulation's cancellations come from.
enum SimulationSource {
    /// A file, or standard input, by the name that people know it by.
    case file(CancellationFile, name: String)

    /// The refunds of a database.
    case database(RecordedCancellations, any SQLDatabase, name: String)

    /// Opens the database where one is named, else the file, else standard input.
    init(file: String?, database: String?) async throws {
        if let database {
            let address = try DatabaseAddress(given: database)
            let opened = try await address.openExisting()
            self = .database(try await RecordedCancellations(opened), opened, name: address.description)
        } else {
            if (file ?? "-") == "-" { Console.hintAtInput() }
            self = .file(
                try CancellationFile(path: file ?? "-"),
                name: file == "-" ? "standard input" : file ?? "standard input"
            )
        }
    }

    var name: String {
        switch self {
        case .file(_, let name), .database(_, _, let name): name
        }
    }

    /// How much has been read, from 0 to 1, where the size is known.
    var fractionRead: Double? {
        switch self {
        case .file(let file, _): file.fractionRead
        case .database(let rows, _, _): rows.count > 0 ? Double(rows.read) / Double(rows.count) : nil
        }
    }

    /// Fills a part of `memory` with CSV and returns how many bytes; 0 at the end.
    func read(into memory: UnsafeMutableRawBufferPointer) async throws -> Int {
        switch self {
        case .file(let file, _): try file.read(into: memory)
        case .database(let rows, _, _): try await rows.read(into: memory)
        }
    }

    func close() async throws {
        if case .database(_, let database, _) = self { try await database.close() }
    }
}
