import CivilTime
import Foundation
import Money
import Policies
import PolicyLibrary
import Testing

/// The policies that come with Bookable, held to the cases beside them.
struct PolicyCaseTests {
    @Test(arguments: PolicyLibrary.standard + PolicyLibrary.examples)
    func `a policy gives what its cases say`(entry: PolicyLibrary.Entry) throws {
        let isStandard = PolicyLibrary.standard.contains(entry)
        let folder = isStandard ? Fixture.policies : Fixture.policies.appending(path: "examples")
        #expect(try Array(Data(contentsOf: folder.appending(path: entry.name + ".lua"))) == entry.source.bytes)
        let cases = try JSONDecoder().decode(
            [PolicyCase].self,
            from: Data(contentsOf: folder.appending(path: entry.name + ".cases.json"))
        )
        #expect(cases.count >= 7)
        let host = PolicyHost()
        let policy = try host.compile(source: entry.source)
        for example in cases {
            let decision = try host.decideRefund(for: example.booking.policyBooking(), under: policy)
            #expect(decision.entitlement == example.expected.entitlement, "\(example.name)")
            #expect(decision.amount == example.expected.amount, "\(example.name)")
            if let reason = example.expected.reason { #expect(decision.reason == reason, "\(example.name)") }
            #expect(decision.version == entry.source.version)
        }
    }

    @Test func `every file of the folder is in the library`() throws {
        let names = Set((PolicyLibrary.standard + PolicyLibrary.examples).map(\.name))
        let folders = [Fixture.policies, Fixture.policies.appending(path: "examples")]
        let files = try folders.flatMap { try FileManager.default.contentsOfDirectory(atPath: $0.path()) }
        #expect(Set(files.filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }) == names)
    }
}
