@testable import bookable
import Foundation
import Testing

struct ProgressBarTests {
    @Test(
        arguments: [
            (1_200_000, 0.25, 4, "[#######.......................]  25 %  1200000 rows  300000 rows/s  0:12 left"),
            (10, 0.0001, 1, "[..............................]  0 %  10 rows  10 rows/s  166:39 left"),
            (4_000_000, 1, 8, "[##############################]  100 %  4000000 rows  500000 rows/s  0:00 left"),
            (0, 0.5, 0, "[###############...............]  50 %  0 rows  0 rows/s  0:00 left"),
        ] as [(Int, Double, Int, String)]
    )
    func `the line tells share, rows, rate and the time that is left`(
        rows: Int,
        fraction: Double,
        seconds: Int,
        text: String
    ) {
        #expect(ProgressBar.text(rows: rows, fraction: fraction, elapsed: .seconds(seconds)) == text)
    }

    @Test func `without a known size it tells rows and rate`() {
        #expect(ProgressBar.text(rows: 500, fraction: nil, elapsed: .seconds(2)) == "500 rows  250 rows/s")
        #expect(ProgressBar.text(rows: 500, fraction: 0, elapsed: .seconds(2)) == "500 rows  250 rows/s")
    }

    @Test func `a pipe stays silent`() throws {
        let file = Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")
        let outcome = try Binary.run(["refunds", "simulate", "--policy", "strict", file])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(!outcome.output.contains("rows/s"))
    }
}
