/// All series of one name.
struct MetricFamily {
    enum Series {
        case number(NumberSeries)
        case histogram(HistogramSeries)
    }

    let kind: MetricKind
    let help: String

    /// By their labels, as the text has them.
    var series: [String: Series] = [:]

    func write(_ name: String, to text: inout MetricText) {
        text.begin(name, kind, help: help)
        for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
            switch series {
            case .number(let number): text.add(name, labels, number.value)
            case .histogram(let histogram): histogram.write(name, labels, to: &text)
            }
        }
    }
}
