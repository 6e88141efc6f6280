/// A QR code as SVG, which prints sharply at any size.
struct QRCodeDrawing {
    let code: QRCode

    /// The width of the light border in modules, without which readers do not find the code.
    private static let margin = 4

    /// The width of a module in pixels where nothing else determines the size of the drawing.
    private static let scale = 8

    /// Dark on light in every colour scheme, since many readers know no other.
    var svg: String {
        let side = code.width + 2 * Self.margin
        let rows = (0..<code.width).map { row in
            code.runs(ofRow: row).map { run in
                "M\(run.lowerBound + Self.margin) \(row + Self.margin)h\(run.count)v1h-\(run.count)z"
            }.joined()
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(side * Self.scale)" height="\(side * Self.scale)" \
            viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path d="\(rows.joined())"/></svg>

            """
    }
}
