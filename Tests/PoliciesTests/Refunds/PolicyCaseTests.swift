import Foundation
import Policies
import PolicyLibrary
import Testing

/// The policies that come with Bookable, held to the cases beside them.
struct PolicyCaseTests {
    @Test(arguments: try PolicyFile.all())
    func `a policy gives what its cases say`(file: PolicyFile) throws {
        let cases = try file.cases()
        #expect(cases.count >= 7)
        let host = PolicyHost()
        let policy = try host.compile(source: file.source())
        for example in cases {
            let decision = try host.decideRefund(for: example.booking.policyBooking(), under: policy)
            #expect(decision.entitlement == example.expected.entitlement, "\(example.name)")
            #expect(decision.amount == example.expected.amount, "\(example.name)")
            if let reason = example.expected.reason { #expect(decision.reason == reason, "\(example.name)") }
            #expect(decision.version == policy.version)
        }
    }

    @Test(arguments: PolicyLibrary.standard + PolicyLibrary.examples)
    func `what is embedded is the file`(entry: PolicyLibrary.Entry) throws {
        let file = try #require(try PolicyFile.all().first { $0.name == entry.name })
        #expect(try file.source().bytes == entry.source.bytes)
    }

    @Test func `the standard policies are those that stand beside the folder of examples`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Fixture.policies.path())
        let scripts = files.filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }
        #expect(Set(scripts) == Set(PolicyLibrary.standard.map(\.name)))
    }
}
