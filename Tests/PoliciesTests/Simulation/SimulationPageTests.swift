import Foundation
import Policies
import PolicySimulation
import Testing

struct SimulationPageTests {
    private static let rows =
        [
            SimulationInput.row("1"), SimulationInput.row("2", cancelledAt: "2026-02-01T10:00:00Z"),
            SimulationInput.row("3", paid: "20000", cancelledAt: "2026-03-04T10:00:00Z"),
            SimulationInput.row("4", currency: "KWD", paid: "12345"), "bad",
        ]

    private struct Outcome {
        let report: SimulationReport
        let html: String
    }

    private func outcome(
        names: [String] = ["strict", "moderate"],
        baseline: String? = "flexible",
        rows: [String] = rows,
        input: String = "cancellations.csv"
    ) async throws -> Outcome {
        let policies = try names.map { name in
            SimulatedPolicy(name: name, policy: try Samples.standard(name.hasPrefix("<") ? "strict" : name))
        }
        let base = try baseline.map { SimulatedPolicy(name: $0, policy: try Samples.standard($0)) }
        var simulation = Simulation(policies: policies, baseline: base)
        simulation.measuresChanges = true
        let totals = try await SimulationInput.run([SimulationInput.header] + rows, by: simulation).totals
        let report = SimulationReport(totals, of: simulation)
        let origin = SimulationPage.Origin(input: input, engine: "bookable 1", date: "2026-04-01T00:00:00Z")
        return Outcome(
            report: report,
            html: SimulationPage(report, changes: totals.changes, origin: origin).html
        )
    }

    /// The texts of all cells of the table whose first heading is `heading`, row by row.
    private static func table(_ heading: String, in html: String) throws -> [[String]] {
        let start = try #require(html.firstRange(of: "<table>\n<tr><th>\(heading)</th>"))
        let end = try #require(html[start.upperBound...].firstRange(of: "</table>"))
        return html[start.lowerBound..<end.lowerBound].split(separator: "<tr>").dropFirst(2).map { row in
            row.matches(of: #/<td[^>]*>([^<]*)</td>/#).map { String($0.output.1) }
        }
    }

    @Test func `the page needs nothing besides itself`() async throws {
        let html = try await outcome().html
        for reference in ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link", "<img", "<iframe"]
        {
            #expect(!html.contains(reference), "\(reference)")
        }
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">"))
        #expect(html.contains("prefers-color-scheme: dark"))
    }

    @Test func `names cannot become markup`() async throws {
        let hostile = "<script>alert(\"1\")</script>&"
        let rows = [SimulationInput.row("<b>1</b>"), SimulationInput.row("2", cancelledAt: "2026-02-01T10:00:00Z")]
        let html = try await outcome(names: [hostile], rows: rows, input: "<i>x</i>.csv").html
        #expect(!html.contains("<script") && !html.contains("<i>x") && !html.contains("<b>1"))
        #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"))
        #expect(html.contains("&lt;b&gt;1&lt;/b&gt;"))
        #expect(html.contains("&lt;i&gt;x&lt;/i&gt;.csv"))
    }

    @Test func `the figures are those of the JSON report`() async throws {
        struct Document: Decodable {
            struct Line: Decodable {
                let currency: String
                let cancellations, refunded, failed: Int
                let paid, refund: Int64
                let difference: Int64?
            }
            struct Section: Decodable {
                let policy: String
                let totals: [Line]
            }
            let policies: [Section]
        }
        let outcome = try await outcome()
        let document = try JSONDecoder().decode(Document.self, from: Data(outcome.report.json().utf8))
        let expected = document.policies.flatMap { section in
            section.totals.map { line in
                [section.policy, line.currency, "\(line.cancellations)", "\(line.refunded)", "\(line.failed)"]
                    + [line.paid, line.refund].map { Self.units($0, line.currency) }
                    + [Self.units(line.paid - line.refund, line.currency)]
                    + [Self.share(line.refund, of: line.paid)]
                    + [line.difference.map { ($0 > 0 ? "+" : "") + Self.units($0, line.currency) } ?? ""]
            }
        }
        let rows = try Self.table("Policy", in: outcome.html)
        #expect(rows.count == 6)
        #expect(rows == expected)
    }

    @Test func `each month has a bar for each policy, as high as its refund`() async throws {
        let outcome = try await outcome(names: ["moderate"], baseline: "flexible")
        let chart = try #require(outcome.html.split(separator: "Refunds by month, EUR</h2>").last)
        let bars = chart[..<(try #require(chart.firstRange(of: "</svg>"))).lowerBound]
            .matches(of: #/<rect class="s(\d)"[^>]* height="(\d+)"><title>([^<]*)</title>/#)
        #expect(
            bars.map { String($0.output.3) } == [
                "moderate, 2026-02: 99.99 EUR", "flexible, 2026-02: 99.99 EUR",
                "moderate, 2026-03: 250.00 EUR", "flexible, 2026-03: 299.99 EUR",
            ]
        )
        #expect(bars.map { String($0.output.1) } == ["0", "1", "0", "1"])
        let heights = try bars.map { try #require(Double($0.output.2)) }
        #expect(abs(heights[2] / heights[3] - 250 / 299.99) < 0.01)
        #expect(heights[0] == heights[1] && heights[0] < heights[2])
    }

    @Test func `who gains and who loses is counted and named`() async throws {
        let html = try await outcome(names: ["moderate"], baseline: "flexible").html
        #expect(html.contains("<h2>moderate against flexible, EUR</h2>"))
        #expect(
            html.contains(
                "More for 0 bookings (0.0 %), 0.00 EUR in all; less for 1 booking (33.3 %), 49.99 EUR in all; "
                    + "the same for 2 bookings (66.7 %)."
            )
        )
        #expect(try Self.table("Largest losses", in: html) == [["1", "2", "99.99", "50.00", "-49.99"]])
    }

    @Test func `without a baseline or without months the page says so`() async throws {
        let alone = try await outcome(baseline: nil).html
        #expect(alone.contains("No baseline was given to compare with."))
    }

    /// Minor units as a decimal of the currency.
    private static func units(_ amount: Int64, _ currency: String) -> String {
        let digits = currency == "KWD" ? 3 : 2
        let text = String(abs(amount))
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return (amount < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }

    /// Per cent with one decimal.
    private static func share(_ part: Int64, of whole: Int64) -> String {
        let tenths = (part * 1_000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }

    @Test func `colours of gains and losses are not those of policies, and have a legend`() async throws {
        let html = try await outcome(names: ["moderate"], baseline: "flexible").html
        let panel = try #require(html.split(separator: "<h2>moderate against").last)
        let colours = Set(panel.matches(of: #/<rect class="([^"]*)"/#).map { String($0.output.1) })
        #expect(colours == ["less"])
        #expect(panel.contains("<i class=\"less\"></i> gets less"))
        for name in ["less", "more"] { #expect(html.contains(".\(name) { background: var(--\(name))")) }
    }

    @Test func `a script is known by what it calls itself, and an input without its folders`() async throws {
        let simulation = Simulation(
            policies: [SimulatedPolicy(name: "/home/ann/secret/mine.lua", policy: try Samples.standard("strict"))]
        )
        let totals = try await SimulationInput.run([SimulationInput.header] + Self.rows, by: simulation).totals
        let origin = SimulationPage.Origin(input: "in.csv", engine: "bookable 1", date: "2026-04-01T00:00:00Z")
        let html = SimulationPage(SimulationReport(totals, of: simulation), changes: [:], origin: origin).html
        #expect(html.contains("<b>Strict</b> (mine.lua)"))
        #expect(!html.contains("/home/ann"))
    }
}
