import Policies
import Testing

struct TiersTests {
    private func policy(_ steps: String, description: String = "") throws -> CompiledPolicy {
        let text = "return {name = 'Steps', \(description) refund = tiers {\(steps)}}"
        return try PolicyHost().compile(source: PolicySource(text: text))
    }

    @Test(arguments: [
        (
            "{notice = days(5), percent = 100}, {notice = hours(24), percent = 50}",
            "Full refund up to 5 days before the start, 50 % up to 24 hours, nothing later."
        ),
        ("{notice = days(14), percent = 50}", "50 % back up to 14 days before the start, nothing later."),
        (
            "{notice = hours(36), percent = 80}, {notice = 0, percent = 10}",
            "80 % back up to 36 hours before the start, 10 % up to the start, nothing later."
        ),
        (
            "{notice = hours(1.5), percent = 100}, {notice = hours(1), percent = 0}",
            "Full refund up to 90 minutes before the start, nothing up to 1 hour."
        ),
    ])
    func `steps describe themselves`(steps: String, description: String) throws {
        #expect(try policy(steps).description == description)
    }

    @Test func `a description of the policy's own stands`() throws {
        #expect(try policy("{notice = 1, percent = 1}", description: "description = 'Mine',").description == "Mine")
    }

    @Test func `steps take shares to a thousandth`() throws {
        let steps = try policy("{notice = days(5), percent = 66.667}, {notice = hours(24), percent = 12.5}")
        #expect(
            steps.description == "66.667 % back up to 5 days before the start, 12.5 % up to 24 hours, nothing later."
        )
        let host = PolicyHost()
        let amounts = try [432_000, 86_400, 0].map { notice in
            try host.evaluate(steps, Samples.booking(notice: notice)).get().amount
        }
        #expect(amounts == [6_666, 1_250, 0])
    }

    @Test(arguments: [432_001, 432_000, 431_999, 86_401, 86_400, 86_399, 0, -1] as [Int64])
    func `steps refund as the moderate policy does`(notice: Int64) throws {
        let host = PolicyHost()
        let steps = try policy("{notice = days(5), percent = 100}, {notice = hours(24), percent = 50}")
        let moderate = try Samples.standard("moderate")
        let booking = try Samples.booking(notice: notice)
        #expect(host.evaluate(steps, booking) == host.evaluate(moderate, booking))
    }

    @Test(arguments: [
        ("", "tiers needs at least one step, as in {notice = days(5), percent = 100}"),
        ("5", "tiers: step 1 must be a table such as {notice = days(5), percent = 100}"),
        (
            "{percent = 5}",
            "tiers: step 1 needs a whole number as its notice, as in {notice = days(5), percent = 100}"
        ),
        (
            "{notice = 5, percent = 0.1234}",
            "tiers: step 1 needs a number with at most three decimals as its percent, as in {notice = days(5), percent = 100}"
        ),
        ("{notice = 5, percent = 100.001}", "tiers: step 1 gives 100.001 percent; it must be 0 to 100"),
        ("{notice = 5, percent = 101}", "tiers: step 1 gives 101 percent; it must be 0 to 100"),
        ("{notice = -5, percent = 10}", "tiers: step 1 has a notice below zero"),
        (
            "{notice = 5, percent = 1}, {notice = 6, percent = 1}",
            "tiers: the longest notice comes first, and step 2 does not fall below step 1"
        ),
        ("{notice = 5, percent = 1, reason = 'x'}", "tiers: step 1 has something besides notice and percent"),
        ("{notice = 5, percent = 1}, kind = 'x'", "tiers takes a list of steps and nothing else"),
    ])
    func `steps that make no sense are refused`(steps: String, message: String) throws {
        let error = try #require(throws: PolicyError.self) { try policy(steps) }
        #expect(error.message == message)
        #expect(error.line == 1)
    }
}
