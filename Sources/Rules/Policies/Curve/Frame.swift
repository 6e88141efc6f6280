import Glibc

/// The place of notice and share in a picture.
///
/// Hours before the start matter as much as weeks: the axis of notice is logarithmic, with six hours as its unit.
struct Frame {
    static let left = 64.0
    static let right = 696.0
    static let top = 24.0
    static let bottom = 264.0

    private static let unit = 21_600.0
    private static let tickChoices: [Int64] = [
        0, 10_800, 43_200, 86_400, 172_800, 432_000, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
    ]

    /// The notice at the left edge, in seconds: some way past the longest step, and 14 days at least.
    let longestNotice: Int64

    init(longestNotice: Int64) {
        self.longestNotice = min(max(longestNotice * 3 / 2, 1_209_600), PolicyCurve.span.upperBound)
    }

    /// Where the axis is labelled: the start, then edges of curves, then usual spans, each where there is room for it.
    func ticks(edges: [Int64]) -> [Int64] {
        var ticks: [Int64] = []
        for tick in [0] + edges + Self.tickChoices where (0...longestNotice).contains(tick) {
            if ticks.allSatisfy({ hasRoom(for: tick, beside: $0) }) { ticks.append(tick) }
        }
        return ticks.sorted()
    }

    /// A label takes about seven and a half units for each character, and some space around it.
    private func hasRoom(for tick: Int64, beside other: Int64) -> Bool {
        let characters = NoticeText.describe(tick).count + NoticeText.describe(other).count
        return abs(x(notice: tick) - x(notice: other)) >= 3.75 * Double(characters) + 8
    }

    func x(notice: Int64) -> Double {
        let whole = log(1 + Double(longestNotice) / Self.unit)
        return Self.right - (Self.right - Self.left) * log(1 + Double(max(notice, 0)) / Self.unit) / whole
    }

    func y(share: Double) -> Double {
        Self.bottom - (Self.bottom - Self.top) * share
    }
}
