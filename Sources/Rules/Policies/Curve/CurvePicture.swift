/// A picture of curves in one frame: notice from left to right, toward the start; the share that comes back upward.
public struct CurvePicture: Sendable {
    private let curves: [PolicyCurve]
    private let frame: Frame

    /// A picture of up to six curves; more are left out.
    public init(_ curves: [PolicyCurve]) {
        self.curves = Array(curves.prefix(6))
        frame = Frame(longestNotice: self.curves.flatMap(\.steps).map(\.notice).max() ?? 0)
    }

    /// The picture as SVG, on its own or within a page; it follows the reader's light or dark colours.
    public func svg() -> String {
        let height = Frame.bottom + 58 + 20 * Double(curves.count)
        var svg = SVGText()
        svg.line(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 \(SVGText.number(height))\" role=\"img\" "
                + "class=\"policy-curve\">"
        )
        svg.element("title", "Refund by notice: " + curves.map(\.name).joined(separator: ", "))
        svg.line(CurveStyle.sheet)
        svg.line("<rect class=\"ground\" width=\"720\" height=\"\(SVGText.number(height))\" rx=\"8\"/>")
        drawShares(into: &svg)
        drawTicks(into: &svg)
        for (index, curve) in curves.enumerated() { draw(curve, index: index, into: &svg) }
        for (index, curve) in curves.enumerated() { drawLegend(curve, index: index, into: &svg) }
        svg.line("</svg>")
        return svg.text
    }

    private func drawShares(into svg: inout SVGText) {
        for percent in stride(from: 0, through: 100, by: 25) {
            let y = frame.y(share: Double(percent) / 100)
            svg.line(
                "<line class=\"grid\" x1=\"\(SVGText.number(Frame.left))\" x2=\"\(SVGText.number(Frame.right))\" "
                    + "y1=\"\(SVGText.number(y))\" y2=\"\(SVGText.number(y))\"/>"
            )
            svg.text("\(percent) %", x: Frame.left - 8, y: y + 4, anchor: "end")
        }
    }

    private func drawTicks(into svg: inout SVGText) {
        let edges = curves.flatMap(\.steps).map(\.notice).filter { $0 > 0 && $0 % 60 == 0 }
        for tick in frame.ticks(edges: edges) {
            let x = frame.x(notice: tick)
            svg.line(
                "<line class=\"grid\" x1=\"\(SVGText.number(x))\" x2=\"\(SVGText.number(x))\" "
                    + "y1=\"\(SVGText.number(Frame.bottom))\" y2=\"\(SVGText.number(Frame.bottom + 6))\"/>"
            )
            svg.text(tick == 0 ? "start" : NoticeText.describe(tick), x: x, y: Frame.bottom + 20, anchor: "middle")
        }
        svg.text(
            "cancelled before the start",
            x: (Frame.left + Frame.right) / 2,
            y: Frame.bottom + 40,
            anchor: "middle"
        )
    }

    /// The stretches of a curve before the start, from left to right, with the share of each.
    private func stretches(_ curve: PolicyCurve) -> [(from: Int64, to: Int64, share: Double?)] {
        var longest = frame.longestNotice
        var stretches: [(from: Int64, to: Int64, share: Double?)] = []
        for step in curve.steps {
            let shortest = max(step.notice, 0)
            let share = step.amount.map { curve.paid == 0 ? 0 : Double($0) / Double(curve.paid) }
            stretches.append((longest, shortest, share))
            longest = shortest
            if step.notice <= 0 { break }
        }
        return stretches
    }

    /// Lines that coincide lie side by side, a little apart.
    private func draw(_ curve: PolicyCurve, index: Int, into svg: inout SVGText) {
        let shift = 3 * (Double(index) - Double(curves.count - 1) / 2)
        var path = ""
        var isDrawing = false
        for stretch in stretches(curve) {
            guard let share = stretch.share else {
                isDrawing = false
                continue
            }
            let y = SVGText.number(frame.y(share: share) + shift)
            path += "\(isDrawing ? "L" : "M")\(SVGText.number(frame.x(notice: stretch.from))) \(y)"
            path += "L\(SVGText.number(frame.x(notice: stretch.to))) \(y)"
            isDrawing = true
        }
        svg.line("<path class=\"curve c\(index)\" d=\"\(path)\"/>")
    }

    private func drawLegend(_ curve: PolicyCurve, index: Int, into svg: inout SVGText) {
        let y = Frame.bottom + 62 + 20 * Double(index)
        svg.line("<path class=\"curve c\(index)\" d=\"M\(SVGText.number(Frame.left)) \(SVGText.number(y - 4))h28\"/>")
        // About as many characters as there is room for.
        let limit = 84
        let words = CurveWords.sentence(curve, limit: limit - 2 - curve.name.count)
        let label = PlainText.oneLine("\(curve.name): \(words)", limit: limit)
        svg.text(label, x: Frame.left + 38, y: y, anchor: "start")
    }
}
