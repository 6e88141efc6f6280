import Policies
import Testing

@Suite(.serialized)
struct HostileScriptTests {
    @Test(arguments: try HostileScript.all())
    func `a hostile script is contained, the same way every time`(script: HostileScript) throws {
        let containment = try Containment()
        let source = PolicySource(try script.bytes())
        let first = try containment.record(source)
        #expect(script.accepted.contains(first.outcome), "\(first)")
        #expect(script.accepted.contains(.harmless) || !first.pays, "\(first)")
        try containment.expectCleanHost()
        for _ in 0..<3 {
            #expect(try containment.record(source) == first)
            try containment.expectCleanHost()
        }
        let elsewhere = try Containment()
        #expect(try elsewhere.record(source) == first, "in a host of its own")
    }
}
