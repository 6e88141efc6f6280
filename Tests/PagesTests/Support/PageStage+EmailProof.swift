import Bookings
import SQL
import Testing

extension PageStage {
    /// The code of the only mail that is to be sent.
    func mailedCode() async throws -> String {
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            let jobs = try await JobStore().claim(
                kinds: [EmailProof.jobKind],
                owner: "test",
                limit: 2,
                lease: 60,
                at: Self.now,
                in: transaction.connection
            )
            try #require(jobs.count == 1)
            let desk = EmailProofDesk(observers: [])
            let mailing = try await desk.makeCode(for: jobs[0], in: transaction)
            return try #require(mailing).code.text
        }
    }
}
