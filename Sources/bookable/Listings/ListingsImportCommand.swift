import ArgumentParser
import Bookings
import CivilTime
import Foundation
import Marketplace
import SQL

/// Sets providers' listings from a file.
struct ListingsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Set providers' listings from a CSV file.",
        discussion: """
            Each row replaces the listing of its provider, as PUT /v1/providers/{provider}/listing would with an administrator's
            key. Columns, in any order and all optional but the first: provider_id, slug, published, categories, languages,
            address, latitude, longitude, travel_radius_km, online, and headline_… and description_… with the tag of a language,
            as in headline_de. Several categories and languages stand with semicolons between them.

            A row that is refused is named with its line and reason on standard error, and does not stop the others; the exit
            status is then 1.

              bookable listings import listings.csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The CSV file; - for standard input.")
    var file: InputFile

    func run() async throws {
        let data = try file.readJSON()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(file.name) is not UTF-8.")
        }
        let table: CSVTable
        do throws(CSVTable.Fault) {
            table = try CSVTable(text)
        } catch {
            throw CommandFailure("\(file.name) cannot be read: \(error)")
        }
        try check(table.columns)
        let database = try await options.openExisting()
        var rejected = 0
        for row in table.rows {
            guard let reason = try await put(row, on: database) else { continue }
            rejected += 1
            Console.complain("\(file.name), \(reason)")
        }
        try await database.close()
        try Console.print("\(table.rows.count - rejected) listings imported, \(rejected) rejected")
        if rejected > 0 { throw ExitCode.failure }
    }

    private func check(_ columns: [String]) throws {
        if let unknown = columns.first(where: { !ListingRow.columns.contains($0) }) {
            let known = ListingRow.columns.joined(separator: ", ")
            throw CommandFailure("The column \"\(unknown)\" is unknown. Known columns: \(known).")
        }
        guard columns.contains("provider_id") else { throw CommandFailure("The column provider_id is missing.") }
    }

    /// Writes one listing in a transaction of its own; returns why it is refused, or `nil`.
    private func put(
        _ row: Result<CSVTable.Row, CSVTable.Fault>,
        on database: any SQLDatabase
    ) async throws -> String? {
        switch row {
        case .failure(let fault): return fault.description
        case .success(let row):
            do {
                let listing = try ListingRow(row)
                try await put(listing, on: database)
                return nil
            } catch let error as SQLError {
                throw error
            } catch {
                return "line \(row.line): \(error)"
            }
        }
    }

    private func put(_ row: ListingRow, on database: any SQLDatabase) async throws {
        // What waits for approval depends on the rules of the server; what the operator imports is approved under any.
        let desk = ListingDesk(zones: .system, rules: MarketplaceRules())
        try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
            let listing = try await desk.put(row.draft, of: row.provider, isApproved: true, in: transaction)
            let access = AuditedAccess(
                .change,
                "bookable listings import",
                of: listing.provider,
                subjects: [listing.provider.rawValue]
            )
            try await AuditStore().record(access, by: Console.actor, in: transaction)
        }
    }
}
