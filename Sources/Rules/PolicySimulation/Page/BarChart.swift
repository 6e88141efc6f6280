/// Groups of upright bars over named places, as SVG.
struct BarChart {
    /// What a bar represents, which determines its colour.
    enum Style {
        /// A policy, by its place; its colour is that of the legend.
        case policy(Int)
        case less, more

        var name: String {
            switch self {
            case .policy(let index): "s\(index % 6)"
            case .less: "less"
            case .more: "more"
            }
        }
    }

    /// A place on the axis: its name and its bars, none of them negative.
    struct Place {
        let name: String
        let bars: [(value: Int128, style: Style, title: String)]
    }

    private static let width = 860
    private static let height = 260
    private static let left = 92
    private static let bottom = 28

    let title: String
    let places: [Place]

    /// Whether names stand at the left edges of their places, as bounds do, and not below the middle.
    var namesAreBounds = false

    /// How a value stands on the axis, by the value and the distance between two of them.
    let label: (Int128, Int128) -> String

    var svg: String {
        let highest = places.flatMap(\.bars).map(\.value).max() ?? 0
        let tick = Self.roundTick(below: highest)
        let top = max(tick, (highest + tick - 1) / tick * tick)
        var text =
            "\(PageText.scrollHint)<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(PageText.escape(title))\"><svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" "
        text += "aria-label=\"\(PageText.escape(title))\">\n"
        for value in stride(from: 0, through: top, by: Int128.Stride(tick)) {
            let y = y(value, of: top)
            text += "<line class=\"axis\" x1=\"\(Self.left)\" x2=\"\(Self.width)\" y1=\"\(y)\" y2=\"\(y)\"/>"
            text +=
                "<text x=\"\(Self.left - 8)\" y=\"\(y + 4)\" text-anchor=\"end\">\(PageText.escape(label(value, tick)))</text>\n"
        }
        for (index, place) in places.enumerated() { text += draw(place, index, top) }
        return text + "</svg></div>\n"
    }

    private func y(_ value: Int128, of top: Int128) -> Int {
        let room = Self.height - Self.bottom - 12
        return Self.height - Self.bottom - Int(value * Int128(room) / top)
    }

    private func draw(_ place: Place, _ index: Int, _ top: Int128) -> String {
        let room = Double(Self.width - Self.left) / Double(max(1, places.count))
        let start = Double(Self.left) + Double(index) * room
        let bar = room * 0.8 / Double(max(1, place.bars.count))
        var text = ""
        for (number, entry) in place.bars.enumerated() {
            let x = Self.rounded(start + room * 0.1 + Double(number) * bar)
            let y = y(entry.value, of: top)
            text +=
                "<rect class=\"\(entry.style.name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(Self.rounded(max(0.5, bar * 0.92)))\" "
            text += "height=\"\(Self.height - Self.bottom - y)\"><title>\(PageText.escape(entry.title))</title></rect>"
        }
        // Names need some 76 units each.
        let every = max(1, Int((76 / room).rounded(.up)))
        if index % every == 0 {
            let middle = namesAreBounds ? start : start + room / 2
            let isAtEdge = middle + 38 > Double(Self.width)
            let x = isAtEdge ? Double(Self.width) : Self.rounded(middle)
            text += "<text x=\"\(x)\" y=\"\(Self.height - 8)\" text-anchor=\"\(isAtEdge ? "end" : "middle")\">"
            text += "\(PageText.escape(place.name))</text>"
        }
        return text + "\n"
    }

    /// The least of 1, 2, 5, 10, 20 … of which five reach `highest`.
    private static func roundTick(below highest: Int128) -> Int128 {
        var power: Int128 = 1
        while power * 50 < highest { power *= 10 }
        return [1, 2, 5].map { $0 * power }.first { $0 * 5 >= highest } ?? power * 10
    }

    private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
