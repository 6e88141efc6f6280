import Money
import Policies
import PolicySimulation
import Testing

/// What the fast ways of reading a row must leave as it is.
struct FieldTests {
    /// A row cancelled at a time, and so far in the past booked that any time will do.
    private static func row(cancelledAt: String, provider: String = "p", currency: String = "EUR") -> String {
        "b,\(provider),\(currency),100,0,0001-01-01T00:00:00Z,9999-12-31T10:00:00Z,9999-12-31T11:00:00Z,\(cancelledAt),client"
    }

    private static let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    private static func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: width - String(number).count) + String(number)
    }

    @Test func `each month has its first and its last second, and no day more`() async throws {
        var rows: [String] = []
        var months: [String: Int] = [:]
        var impossible = 0
        for year in [1, 4, 1582, 1899, 1900, 1969] + Array(1970...2201) + [2400, 9998] {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                let last = month == 2 && isLeap ? 29 : Self.days[month - 1]
                let name = "\(Self.padded(year, 4))-\(Self.padded(month, 2))"
                rows.append(Self.row(cancelledAt: "\(name)-01T00:00:00Z"))
                rows.append(Self.row(cancelledAt: "\(name)-\(last)T23:59:59Z"))
                rows.append(Self.row(cancelledAt: "\(name)-\(Self.padded(last + 1, 2))T00:00:00Z"))
                rows.append(Self.row(cancelledAt: "\(name)-00T00:00:00Z"))
                months[name] = 2
                impossible += 2
            }
        }
        let outcome = try await SimulationInput.run([SimulationInput.header] + rows, by: SimulationInput.standard())
        #expect(outcome.totals.rejected == impossible)
        var counted: [String: Int] = [:]
        for (group, figures) in outcome.totals.groups { counted[group.month ?? ""] = figures[0].cancellations }
        #expect(counted == months)
    }

    @Test func `a wrong character at any place of a time is noticed`() async throws {
        let time = Array("2026-03-08T10:20:30Z".utf8)
        var rows: [String] = []
        for place in time.indices {
            for byte in UInt8(32)...126
            where byte != time[place] && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") {
                var bytes = time
                bytes[place] = byte
                rows.append(Self.row(cancelledAt: String(decoding: bytes, as: UTF8.self)))
            }
        }
        let outcome = try await SimulationInput.run([SimulationInput.header] + rows, by: SimulationInput.standard())
        // What is accepted is another time, or one with a small `t` or `z`, or with a space for the `T`.
        let accepted = outcome.rows.map { rows[$0.line - 2].split(separator: ",")[8] }
        for text in accepted {
            let bytes = Array(text.utf8)
            for place in time.indices where bytes[place] != time[place] {
                let isDigit = bytes[place] >= 48 && bytes[place] <= 57 && time[place] >= 48 && time[place] <= 57
                let isSpace = place == 10 && bytes[place] == UInt8(ascii: " ")
                #expect(isDigit || isSpace || bytes[place] == time[place] | 32, "\(text)")
            }
        }
        #expect(accepted.contains("2026-03-08t10:20:30Z"))
        #expect(accepted.contains("2026-03-09T10:20:30Z"))
        #expect(!accepted.contains("2026-03-38T10:20:30Z"))
        #expect(!accepted.contains("2026-03-08T10:70:30Z"))
    }

    @Test func `many providers and currencies in any order are told apart`() async throws {
        let currencies = Currency.all.prefix(150).map(\.code)
        var expected: [String: Int] = [:]
        var rows: [String] = []
        for index in 0..<6_000 {
            let provider = "provider-\(index * 7_919 % 1_000)"
            let currency = currencies[index * 31 % currencies.count]
            rows.append(Self.row(cancelledAt: "2026-03-08T10:00:00Z", provider: provider, currency: currency))
            expected["\(provider) \(currency)", default: 0] += 1
        }
        let simulation = try SimulationInput.standard(dimensions: [.provider])
        let totals = try await SimulationInput.run([SimulationInput.header] + rows, by: simulation).totals
        var counted: [String: Int] = [:]
        for (group, figures) in totals.groups {
            counted["\(group.provider?.text ?? "") \(group.currency.code)"] = figures[0].cancellations
        }
        #expect(counted == expected)
    }

    @Test func `fields of every length are cut where they end`() async throws {
        var rows: [String] = []
        for length in 1...70 {
            let row = SimulationInput.row(String(repeating: "x", count: length))
            rows.append(row + "," + String(repeating: "y", count: length % 9))
        }
        let input = [SimulationInput.header + ",note"] + rows
        for lineBreak in ["\n", "\r\n"] {
            let outcome = try await SimulationInput.run(input, by: SimulationInput.standard(), lineBreak: lineBreak)
            #expect(outcome.rejected.isEmpty)
            #expect(outcome.rows.map(\.booking.utf8.count) == Array(1...70))
        }
    }
}
