import Money

/// The refund over the notice as a drawing in steps, early on the left, the start of the session on the right.
///
/// The stylesheet colours it: a picture with colours of its own would be blind to dark pages, and the policy of contents
/// of these pages refuses styles within them.
struct CurveView {
    let policy: PolicySummary

    private static let width: Int64 = 320
    private static let height: Int64 = 96
    private static let margin: Int64 = 6

    func write(to html: inout HTMLWriter) {
        html.element("svg", .class("curve"), .viewBox("0 0 320 96"), .isHidden) { html in
            html.element("polygon", .points(area)) { _ in }
            html.element("polyline", .points(line)) { _ in }
        }
    }

    /// Seconds that the width stands for: some more than the earliest edge.
    private var span: Int64 {
        let edge = policy.steps.map(\.notice).max() ?? 86_400
        return max(edge + edge / 4, 3_600)
    }

    private func x(_ notice: Int64) -> Int64 {
        Self.width - min(max(notice, 0), span) * Self.width / span
    }

    private func y(_ amount: Int64?) -> Int64 {
        let paid = policy.paid.minorUnits
        let room = Self.height - 2 * Self.margin
        // A price is at most 10^12 minor units, so this fits.
        return Self.height - Self.margin - min(amount ?? 0, paid) * room / max(paid, 1)
    }

    private var corners: [(x: Int64, y: Int64)] {
        var corners: [(x: Int64, y: Int64)] = []
        var left: Int64 = 0
        for step in policy.steps {
            let right = x(step.notice)
            corners.append((left, y(step.amount)))
            corners.append((right, y(step.amount)))
            left = right
            if step.notice <= 0 { break }
        }
        return corners
    }

    private var line: String { corners.map { "\($0.x),\($0.y)" }.joined(separator: " ") }

    private var area: String {
        "0,\(Self.height) " + line + " \(corners.last?.x ?? Self.width),\(Self.height)"
    }
}
