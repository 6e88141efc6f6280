import Policies
import PolicySimulation

/// A simulation over text, handed over in pieces of any size.
enum SimulationInput {
    static let header =
        "booking_id,provider_id,currency,paid,already_refunded,booked_at,start_at,end_at,cancelled_at,cancelled_by"

    /// A row that the moderate policy refunds in half.
    static func row(
        _ booking: String = "b1",
        provider: String = "p1",
        currency: String = "EUR",
        paid: String = "9999",
        back: String = "0",
        cancelledAt: String = "2026-03-08T10:00:00Z",
        cancelledBy: String = "client"
    ) -> String {
        [
            booking, provider, currency, paid, back, "2026-01-01T00:00:00Z", "2026-03-10T10:00:00Z",
            "2026-03-10T11:00:00Z", cancelledAt, cancelledBy,
        ].joined(separator: ",")
    }

    struct Outcome {
        let totals: SimulationTotals
        let rejected: [RejectedRow]
        let rows: [SimulatedRow]
    }

    static func run(_ bytes: [UInt8], by simulation: Simulation, piece: Int = .max) async throws -> Outcome {
        var place = 0
        var rejected: [RejectedRow] = []
        var rows: [SimulatedRow] = []
        var observer = Simulation.Observer()
        observer.onRejected = { rejected.append($0) }
        observer.onRow = { rows.append($0) }
        let totals = try await simulation.run(
            reading: { memory in
                let count = min(piece, memory.count, bytes.count - place)
                memory.copyBytes(from: bytes[place..<place + count])
                place += count
                return count
            },
            observer: observer
        )
        return Outcome(totals: totals, rejected: rejected, rows: rows)
    }

    static func run(_ lines: [String], by simulation: Simulation, lineBreak: String = "\n") async throws -> Outcome {
        try await run(Array(lines.joined(separator: lineBreak).utf8), by: simulation)
    }

    static func standard(
        _ names: [String] = ["moderate"],
        baseline: String? = nil,
        dimensions: [SimulationDimension] = [.month]
    ) throws -> Simulation {
        func simulated(_ name: String) throws -> SimulatedPolicy {
            SimulatedPolicy(name: name, policy: try Samples.standard(name))
        }
        return Simulation(
            policies: try names.map(simulated),
            baseline: try baseline.map(simulated),
            dimensions: dimensions
        )
    }
}
