import ArgumentParser
import Bookings
import SQL

/// Which client is meant.
struct ClientOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOptions

    @Option(help: "The provider's id, prv_….")
    var provider: ProviderID

    @Option(help: "The client's e-mail address.")
    var email: String?

    @Option(help: "The client's telephone number; only its digits are compared.")
    var phone: String?

    @Option(help: "A booking of the client, for example if it has neither.")
    var booking: BookingID?

    func identity() throws -> ClientIdentity {
        try ClientIdentity(of: provider, email: email, phone: phone, booking: booking)
    }

    /// Runs `body` on the database that is there already.
    func run<Result>(_ body: (any SQLDatabase) async throws -> Result) async throws -> Result {
        let database = try await database.openExisting()
        do {
            let result = try await body(database)
            try await database.close()
            return result
        } catch {
            try await database.close()
            throw error
        }
    }
}
