import Foundation
import TestSupport

/// A random file of cancellations, of which it is known row by row what must become of it.
///
/// Names are arbitrary bytes: UTF-8 or not, composed or not, with NUL, quotation marks, commas and line breaks. Whether a row
/// is a cancellation and what it refunds is worked out here, by rules of a few lines and without the code under test.
struct ArbitraryInput {
    /// A row that is a cancellation.
    struct Row {
        let provider: [UInt8]
        let currency: String
        let month: String
        let cancelledBy: String
        let paid: Int
        let refund: Int
    }

    static let header = SimulationInput.header

    /// Half of what was paid comes back to clients, and nothing to those who do not appear.
    static let policy = "if booking.cancelled_by == \"no_show\" then return 0 end return percent(booking.paid, 50)"

    /// Pairs that `String` takes for one, and what else has tripped readers up.
    static let names: [[UInt8]] = [
        Array("Caf\u{E9}".utf8), Array("Cafe\u{301}".utf8), Array("\u{212B}".utf8), Array("\u{C5}".utf8),
        Array("A\u{30A}".utf8), Array("K".utf8), Array("\u{212A}".utf8), Array("\u{1100}\u{1161}".utf8),
        Array("\u{AC00}".utf8), Array("q\u{307}\u{323}".utf8), Array("q\u{323}\u{307}".utf8), [0], [0x20], [0x41, 0],
        Array("a,\"b\"\r\nc".utf8), Array("\"".utf8), Array("=1+1".utf8), Array("\u{FEFF}x".utf8), [0xEF, 0xBF, 0xBD],
        Array("\u{10FFFF}".utf8), Array(String(repeating: "\u{E9}", count: 100).utf8),
        // Latin-1, a lone surrogate, an overlong slash, a cut sequence, too many bytes.
        [0x4D, 0xFC], [0x4D, 0xF6], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        Array(repeating: 0x61, count: 201), [],
    ]

    private(set) var bytes: [UInt8]
    private(set) var counted: [Row] = []
    private(set) var rejected = 0

    init(seed: UInt64, rows: Int) {
        var random = SplitMix64(seed: seed)
        bytes = Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []
        bytes += Array(Self.header.utf8) + [0x0A]
        for _ in 0..<rows {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: addGarbage(&random)
            case 1: bytes += [0x0D, 0x0A]
            default: addRow(&random)
            }
        }
    }

    /// A line of arbitrary bytes without quotation marks, which is one row and never a cancellation.
    private mutating func addGarbage(_ random: inout SplitMix64) {
        let length = Int.random(in: 1..<200, using: &random)
        let line = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        bytes += [0x21] + line.filter { ![0x0A, 0x0D, 0x22].contains($0) } + [0x0A]
        rejected += 1
    }

    private mutating func addRow(_ random: inout SplitMix64) {
        let booking = Self.name(&random)
        let provider = Self.name(&random)
        let currency = ["EUR", "JPY", "KWD"].randomElement(using: &random) ?? ""
        let paid = Int.random(in: 0...1_000_000_000_000, using: &random) >> Int.random(in: 0...40, using: &random)
        let by = ["client", "provider", "no_show"].randomElement(using: &random) ?? ""
        let month = "2026-0\(Int.random(in: 1...9, using: &random))"
        let fields =
            [booking, provider]
            + [
                currency, "\(paid)", "0", "2026-01-01T00:00:00Z", "2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z",
                "\(month)-15T00:00:00Z", by,
            ].map { Array($0.utf8) }
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            bytes += Self.quoted(field, always: Int.random(in: 0..<8, using: &random) == 0)
        }
        bytes += Bool.random(using: &random) ? [0x0A] : [0x0D, 0x0A]
        guard Self.isName(booking), Self.isName(provider) else {
            rejected += 1
            return
        }
        // Halves are rounded up; dinars are paid in steps of ten.
        let half = by == "no_show" ? 0 : by == "provider" ? paid : (paid + 1) / 2
        let refund = currency == "KWD" ? half - half % 10 : half
        counted.append(
            Row(provider: provider, currency: currency, month: month, cancelledBy: by, paid: paid, refund: refund)
        )
    }

    private static func name(_ random: inout SplitMix64) -> [UInt8] {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: (0..<Int.random(in: 1..<12, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        case 1: Array("p\(Int.random(in: 0..<30, using: &random))".utf8)
        default: names.randomElement(using: &random) ?? []
        }
    }

    /// Names have 1 to 200 bytes of UTF-8; Foundation tells what that is.
    private static func isName(_ bytes: [UInt8]) -> Bool {
        (1...200).contains(bytes.count) && String(data: Data(bytes), encoding: .utf8) != nil
    }

    private static func quoted(_ field: [UInt8], always: Bool) -> [UInt8] {
        guard always || field.contains(where: { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }) else { return field }
        return [0x22] + field.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
