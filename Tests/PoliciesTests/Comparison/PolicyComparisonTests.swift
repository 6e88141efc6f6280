import Foundation
import Policies
import Testing
import TestSupport

/// Two versions side by side; their diff is held to the system's `diff`.
struct PolicyComparisonTests {
    private func compare(_ old: PolicySource, _ new: PolicySource) throws -> PolicyComparison {
        let host = PolicyHost()
        return host.compare(("version 1", try host.compile(source: old)), ("version 2", try host.compile(source: new)))
    }

    private static let old = Samples.policy("if booking.notice >= hours(24) then return booking.paid end\nreturn 0")

    @Test func `equal sources have no diff`() throws {
        let comparison = try compare(Self.old, Self.old)
        #expect(comparison.diff.isEmpty)
        #expect(comparison.isSameCurve)
    }

    @Test func `a diff shows what differs and three lines around it`() throws {
        let new = Samples.policy("if booking.notice >= hours(48) then return booking.paid end\nreturn 0")
        let comparison = try compare(Self.old, new)
        #expect(
            comparison.diff == """
                --- version 1
                +++ version 2
                @@ -3,7 +3,7 @@
                   name = "Under test",
                   description = "A policy of a test",
                   refund = function(booking)
                -    if booking.notice >= hours(24) then return booking.paid end
                +    if booking.notice >= hours(48) then return booking.paid end
                 return 0
                   end,
                 }
                \\ No newline at end of file

                """
        )
        #expect(!comparison.isSameCurve)
        #expect(comparison.from.summary == "full refund up to 24 hours before, nothing later")
        #expect(comparison.to.summary == "full refund up to 2 days before, nothing later")
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `patch makes the new text from the old one and the diff`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let old = Self.script(&generator)
        let new = Self.script(&generator)
        let diff = try compare(PolicySource(text: old), PolicySource(text: new)).diff
        let folder = try TemporaryFolder()
        try folder.write(old, to: "policy")
        try folder.write(diff, to: "diff")
        let patch = Process()
        patch.executableURL = URL(filePath: "/usr/bin/patch")
        patch.currentDirectoryURL = folder.url
        patch.arguments = ["--silent", "--fuzz=0", "policy", "diff"]
        if !diff.isEmpty {
            try patch.run()
            patch.waitUntilExit()
            #expect(patch.terminationStatus == 0, "seed \(seed):\n\(diff)")
        }
        #expect(try folder.read("policy") == new, "seed \(seed)")
    }

    /// A policy among comments of a few kinds, with or without an end to its last line.
    private static func script(_ generator: inout SplitMix64) -> String {
        func comments() -> String {
            (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in "-- \(Int.random(in: 0...4, using: &generator))\n" }.joined()
        }
        let ending = Bool.random(using: &generator) ? "\n" : ""
        return comments() + "return { name = 'x', description = 'y',\n" + comments()
            + "refund = function(b) return 0 end }" + (Bool.random(using: &generator) ? "\n" + comments() : ending)
    }

    @Test func `texts that have nothing in common are told apart at once`() throws {
        let policy = "return { name = 'x', description = 'y', refund = function(b) return 0 end }\n"
        let old = PolicySource(text: String(repeating: "--\n--a\n", count: 2300) + policy)
        let new = PolicySource(text: policy + String(repeating: "--b\n--\n", count: 2300))
        let start = ThreadTime.now
        let diff = try compare(old, new).diff
        #expect(ThreadTime.now - start < .seconds(2))
        #expect(diff.hasPrefix("--- version 1\n+++ version 2\n@@ -1,4601 +1,4601 @@\n---\n"), "\(diff.prefix(80))")
    }

    @Test func `JSON and picture have both sides`() throws {
        let comparison = try compare(Self.old, Samples.policy("return 0"))
        let json = try JSONSerialization.jsonObject(with: Data(comparison.json().utf8)) as? [String: Any]
        #expect((json?["from"] as? [String: Any])?["label"] as? String == "version 1")
        #expect(json?["same_curve"] as? Bool == false)
        #expect(comparison.svg().contains("version 1, Under test"))
        #expect(comparison.svg().contains("version 2, Under test"))
    }
}
