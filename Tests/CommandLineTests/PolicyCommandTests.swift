import Foundation
import Testing
import TestSupport

struct PolicyCommandTests {
    private struct Refund: Decodable, Equatable {
        let amount: Int64
        let entitlement: Int64
        let reason: String
        let version: String
    }

    private func booking(_ changes: [String: Any] = [:]) throws -> String {
        var booking: [String: Any] = [
            "paid": 9_999, "already_refunded": 0, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z",
            "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z",
            "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client", "time_zone": "Europe/Berlin",
            "service": ["name": "Cut", "duration_minutes": 60],
        ]
        booking.merge(changes) { $1 }
        return String(decoding: try JSONSerialization.data(withJSONObject: booking), as: UTF8.self)
    }

    private func refund(_ policy: String, _ changes: [String: Any] = [:]) throws -> Refund {
        let outcome = try Binary.run(["policy", "eval", policy, "-"], input: try booking(changes))
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Refund.self, from: Data(outcome.output.utf8))
    }

    @Test func printsAmountEntitlementReasonAndVersion() throws {
        let refund = try refund("moderate")
        #expect(refund.amount == 5_000)
        #expect(refund.entitlement == 5_000)
        #expect(!refund.reason.isEmpty)
        #expect(refund.version.hasPrefix("sha256:") && refund.version.utf8.count == 71)
    }

    @Test func takesEarlierRefundsOffAndPaysWhatTheCurrencyCan() throws {
        let dinar = try refund("moderate", ["currency": "KWD", "paid": 12_345, "already_refunded": 1_000])
        #expect(dinar.entitlement == 6_173)
        #expect(dinar.amount == 5_170)
    }

    @Test func aProvidersCancellationPaysAllThatIsLeft() throws {
        let refund = try refund("strict", ["cancelled_by": "provider", "already_refunded": 999])
        #expect(refund.entitlement == 9_999)
        #expect(refund.amount == 9_000)
    }

    @Test(
        arguments: [
            (["paid": -1], "paid"), (["paid": 1_000_000_000_001], "paid"),
            (["already_refunded": 10_000], "already_refunded"),
            (["currency": "EURO"], "currency"), (["cancelled_by": "nobody"], "cancelled_by"),
            (["colour": "red"], "colour"),
            (["start_at": "2026-02-30T10:00:00Z"], "start_at"), (["end_at": "2026-03-10T10:00:00Z"], "end_at"),
            (["time_zone": "Mars/Olympus"], "time_zone"), (["booked_at": "2026-03-09T00:00:00Z"], "cancelled_at"),
        ] as [([String: any Sendable], String)]
    )
    func refusesABookingThatCannotBe(changes: [String: any Sendable], field: String) throws {
        let input = try booking(changes)
        let text = try Binary.run(["policy", "eval", "moderate", "-"], input: input)
        #expect(text.status == 1)
        #expect(text.errors.contains(field), "\(text.errors)")
        let json = try Binary.run(["policy", "eval", "moderate", "-", "--format", "json"], input: input)
        #expect(json.status == 1)
        #expect(json.output.contains("\"field\":\"\(field)\""), "\(json.output)")
    }

    @Test(arguments: ["flexible", "moderate", "strict"])
    func standardPoliciesAreSound(policy: String) throws {
        let outcome = try Binary.run(["policy", "check", policy])
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("warning"), "\(outcome.output)")
    }

    @Test func namesTheLineOfAMistake() throws {
        let folder = try TemporaryFolder()
        try folder.write("return {\n  name = 'x',\n  refund = function(b) retrun 0 end\n}", to: "mine.lua")
        let outcome = try Binary.run(["policy", "check", folder.path("mine.lua")])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("mine.lua:3: error"), "\(outcome.output)")
    }

    @Test func drawsSeveralPoliciesInOnePicture() throws {
        let folder = try TemporaryFolder()
        let outcome = try Binary.run(["policy", "curve", "flexible", "strict", "--svg", folder.path("curves.svg")])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let picture = try folder.read("curves.svg")
        #expect(picture.hasPrefix("<svg"))
        #expect(picture.contains("Flexible") && picture.contains("Strict"))
    }
}
