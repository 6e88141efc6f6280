import Policies
import PolicySimulation
import Testing

/// A simulation ends in time whatever its policies do.
struct WorkAllowanceTests {
    private static let lines =
        [SimulationInput.header]
        + (1...4_000).map { SimulationInput.row("b\($0)", cancelledBy: $0 % 7 == 0 ? "provider" : "client") }

    private static func simulation(loops: Int) throws -> Simulation {
        let costly = try PolicyHost().compile(
            source: Samples.policy("local n = 0 for i = 1, \(loops) do n = n + i end return 0")
        )
        return Simulation(policies: [
            SimulatedPolicy(name: "moderate", policy: try Samples.standard("moderate")),
            SimulatedPolicy(name: "costly", policy: costly),
        ])
    }

    @Test(arguments: [1, 2, 5])
    func `a policy that takes its whole budget for each row ends the simulation`(jobs: Int) async throws {
        var simulation = try Self.simulation(loops: 9_000)
        simulation.jobs = jobs
        let lines = Self.lines
        let runner = simulation
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run(lines, by: runner)
        }
        #expect(error.code == .costly)
        #expect(error.message.contains("costly takes more than 2000 instructions"))
    }

    @Test func `as much as is allowed is done to the end`() async throws {
        var simulation = try Self.simulation(loops: 1_500)
        simulation.instructionsPerRow = 4_000
        let outcome = try await SimulationInput.run(Self.lines, by: simulation)
        #expect(outcome.totals.rows == 4_000 && outcome.totals.rejected == 0)
    }

    @Test func `a few costly rows are within what the others leave`() async throws {
        let sometimes = try PolicyHost().compile(
            source: Samples.policy(
                "if booking.paid == 1 then local n = 0 for i = 1, 9000 do n = n + i end end return 0"
            )
        )
        let simulation = Simulation(policies: [SimulatedPolicy(name: "sometimes", policy: sometimes)])
        let lines = [SimulationInput.header] + (1...2_000).map { SimulationInput.row(paid: $0 % 20 == 0 ? "1" : "500") }
        #expect(try await SimulationInput.run(lines, by: simulation).totals.rows == 2_000)
    }
}
