import Foundation
import Testing

/// `bookable rules check`, as whoever writes a rule uses it.
struct RulesCommandTests {
    private static let mornings = """
        return {
          name = "Mornings",
          description = "New clients come before noon.",
          allow = function(slot)
            if slot.client.is_returning or slot.local_start.hour < 12 then return true end
            return false, "A first visit is in the morning"
          end,
        }
        """

    @Test func `a sound rule is told with what it reads and refuses`() throws {
        let outcome = try Binary.run(["rules", "check", "-"], input: Self.mornings)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 6)
        #expect(lines[0] == "Mornings: New clients come before noon.")
        #expect(lines[1] == "Reads local_start, client.")
        #expect(lines[2].hasPrefix("Allows ") && lines[2].hasSuffix(" slots that were tried."))
        #expect(lines[3] == "Refuses with \"A first visit is in the morning\".")
        #expect(lines[4].contains(" of 2000 instructions and "))
        #expect(lines[5].hasPrefix("sha256:"))
    }

    @Test func `the report comes as JSON`() throws {
        let outcome = try Binary.run(["rules", "check", "-", "--format", "json"], input: Self.mornings)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        )
        #expect(report["valid"] as? Bool == true)
        #expect(report["name"] as? String == "Mornings")
        #expect(report["reasons"] as? [String] == ["A first visit is in the morning"])
    }

    @Test(arguments: [
        ("return {name = 'x'}", "-: error: the rule has neither an allow function nor a price function (shape)"),
        (
            "return {name = 'x',\nallow = function(slot) return slot.weekdays == 1 end}",
            "-:2: error: slot has no field 'weekdays' (runtime)"
        ),
        ("return {", "-:1: error: "),
    ])
    func `what is not a rule is refused with its line`(script: String, message: String) throws {
        let outcome = try Binary.run(["rules", "check", "-"], input: script)
        #expect(outcome.status == 1)
        #expect(
            outcome.output.hasPrefix(message.replacing("-:", with: "standard input:", maxReplacements: 1)),
            "\(outcome)"
        )
    }

    @Test func `a script that is too long is refused unread`() throws {
        let outcome = try Binary.run(["rules", "check", "/dev/zero"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("the script is longer than 16384 bytes (source_too_large)"))
    }
}
