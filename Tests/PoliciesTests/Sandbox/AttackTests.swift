import Policies
import Testing

/// Attacks beyond the collection: each must end in an error, the same every time, and leave nothing behind.
@Suite(.serialized)
struct AttackTests {
    @Test(arguments: Attack.failing)
    func `an attack gives no amount and leaves the host clean`(attack: Attack) throws {
        let containment = try Containment()
        let first = try containment.record(attack.source)
        #expect(!first.pays, "\(first)")
        try containment.expectCleanHost()
        for _ in 0..<3 {
            #expect(try containment.record(attack.source) == first)
            try containment.expectCleanHost()
        }
    }

    @Test(arguments: Attack.harmless)
    func `an attack that comes to nothing gives the same amount every time`(attack: Attack) throws {
        let containment = try Containment()
        let policy = try containment.host.compile(source: attack.source)
        for _ in 0..<5 {
            #expect(try containment.host.evaluate(policy, Samples.booking()).get().amount == attack.amount)
            try containment.expectCleanHost()
        }
    }

    @Test(arguments: Attack.generated)
    func `a generated source is refused or contained quickly`(attack: Attack) throws {
        let containment = try Containment()
        var first: Containment.Record?
        let spent = try ThreadTime.spent { first = try containment.record(attack.source) }
        #expect(spent < .milliseconds(250))
        #expect(try #require(first).pays == false)
        try containment.expectCleanHost()
    }
}
