@testable import BookablePages
import Bookings
import Testing

/// The versions of a policy, and how they differ.
struct PolicyVersionTests {
    @Test(arguments: [
        ("a\nb\nc", "a\nb\nc", "=a=b=c"), ("a\nb\nc", "a\nc", "=a-b=c"), ("a\nc", "a\nb\nc", "=a+b=c"),
        ("a\nb", "x\ny", "-a-b+x+y"), ("", "a", "-+a"), ("a\nb\nc", "a\nx\nc\nd", "=a-b+x=c+d"),
    ])
    func `lines are kept, removed and added`(old: String, new: String, expected: String) {
        let text = LineDifference(from: old, to: new).lines.map { line in
            switch line {
            case .kept(let text): "=\(text)"
            case .removed(let text): "-\(text)"
            case .added(let text): "+\(text)"
            }
        }
        #expect(text.joined() == expected)
    }

    @Test func `two versions are compared line by line`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            let path = "/console/anna/policy"
            for (number, share) in [50, 60].enumerated() {
                let list = try await stage.get(path, headers: owner).html
                let known = list.firstMatch(of: /name="policy" value="(pol_anna_[a-z0-9]*)"/).map { String($0.1) }
                #expect((known == nil) == (number == 0))
                let script = """
                    return {
                      name = "Part <b>",
                      description = "A part.",
                      refund = function(booking) return percent(booking.paid, \(share)) end,
                    }
                    """
                let fields = [("policy", known ?? ""), ("script", script), ("do", "save")]
                #expect(try await stage.post("\(path)/edit", fields, headers: owner).status == 303)
            }
            let list = try await stage.get(path, headers: owner).html
            let own = try #require(list.firstMatch(of: /href="([^"]*policy\/versions[^"]*)"/)).1
            let page = try await stage.get(String(own), headers: owner).html
            #expect(page.contains("<del>-   refund = function(booking) return percent(booking.paid, 50) end,"))
            #expect(page.contains("<ins>+   refund = function(booking) return percent(booking.paid, 60) end,"))
            #expect(page.contains("Part &lt;b&gt;"))
            let others = own.replacing("/console/anna", with: "/console/maya")
            #expect(try await stage.get(String(others), headers: owner).status == 404)
        }
    }
}
