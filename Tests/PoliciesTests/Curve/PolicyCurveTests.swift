import Foundation
import FoundationXML
import Money
import Policies
import Testing

struct PolicyCurveTests {
    private func curve(_ body: String) throws -> PolicyCurve {
        let host = PolicyHost()
        return host.curve(of: try host.compile(source: Samples.policy(body)))
    }

    @Test(
        arguments: [
            ("flexible", [86_400, -86_400], [10_000, 0]), ("moderate", [432_000, 86_400, -86_400], [10_000, 5000, 0]),
            ("strict", [1_209_600, -86_400], [5000, 0]),
        ] as [(String, [Int64], [Int64])]
    )
    func `the edges of the standard policies are exact`(name: String, notices: [Int64], amounts: [Int64]) throws {
        let curve = PolicyHost().curve(of: try Samples.standard(name))
        #expect(curve.steps.map(\.notice) == notices)
        #expect(curve.steps.map(\.amount) == amounts)
        #expect(curve.isExact)
    }

    @Test(arguments: [1, 59, 3601, 100_000, 431_999, 5_000_001, 31_535_999] as [Int64])
    func `an edge anywhere is found to the second`(edge: Int64) throws {
        let curve = try curve("return booking.notice >= \(edge) and booking.paid or 0")
        #expect(curve.steps.map(\.notice) == [edge, -86_400])
    }

    @Test func `several edges within an hour are found`() throws {
        let curve = try curve("local n = booking.notice return n > 7300 and 3 or n > 7250 and 2 or n > 7201 and 1 or 0")
        #expect(curve.steps.map(\.notice) == [7301, 7251, 7202, -86_400])
    }

    @Test func `where the policy fails there is no amount`() throws {
        let curve = try curve("return booking.notice > 5 and 1 or nil")
        #expect(curve.steps.map(\.amount) == [1, nil])
    }

    @Test func `a slope is cut short and says so`() throws {
        let curve = try curve("return math.min(math.max(booking.notice // 10, 0), booking.paid)")
        #expect(!curve.isExact)
        #expect(curve.steps.count <= 220)
    }

    @Test func `a costly policy is asked less often`() throws {
        let curve = try curve("local n = 0 for i = 1, 4000 do n = n + i end return 1")
        #expect(!curve.isExact)
    }

    @Test func `the curve as JSON`() throws {
        let json = try curve("return booking.notice >= 3600 and percent(booking.paid, 12) + 25 or nil").json()
        #expect(
            json.hasSuffix(
                "\"exact\": true, \"steps\": [{\"notice\": 3600, \"amount\": 1225, \"percent\": 12.25}, {\"notice\": -86400, \"amount\": null, \"percent\": null}]}"
            )
        )
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
    }

    @Test func `the axis is labelled at the edges`() throws {
        let svg = CurvePicture([
            try curve("local n = booking.notice return n >= days(28) and 9 or n >= days(3) and 1 or 0")
        ]).svg()
        for label in [">28 days<", ">3 days<", ">start<", ">12 hours<"] { #expect(svg.contains(label), "\(label)") }
        // There is no room for both.
        #expect(!svg.contains(">30 days<"))
    }

    @Test func `a picture is well-formed, escapes names and names every curve`() throws {
        let host = PolicyHost()
        let text = "return {name = '<b>&\"', description = 'd', refund = function(b) return b.paid end}"
        let names = ["flexible", "moderate", "strict"]
        var curves = try names.map { host.curve(of: try Samples.standard($0)) }
        curves.append(host.curve(of: try host.compile(source: PolicySource(text: text))))
        let svg = CurvePicture(curves).svg()
        let reader = XMLElements()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        #expect(reader.names.filter { $0 == "path" }.count == 2 * curves.count)
        for curve in curves { #expect(reader.text.contains(curve.name)) }
        #expect(svg.contains("prefers-color-scheme:dark"))
        #expect(CurvePicture([]).svg().hasSuffix("</svg>\n"))
    }
}
