/// Writes figures in Prometheus' text format 0.0.4.
struct MetricText {
    private(set) var text = ""

    mutating func begin(_ name: String, _ kind: MetricKind, help: String) {
        let escaped = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# HELP \(name) \(escaped)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Writes one line; `labels` are as ``labels(_:)`` writes them.
    mutating func add(_ name: String, _ labels: String, _ value: Double) {
        text += labels.isEmpty ? "\(name) \(Self.number(value))\n" : "\(name){\(labels)} \(Self.number(value))\n"
    }

    mutating func add(_ reading: MetricReading) {
        begin(reading.name, reading.kind, help: reading.help)
        for sample in reading.samples { add(reading.name, Self.labels(sample.labels), sample.value) }
    }

    /// The labels in the order of their names, without the braces.
    static func labels(_ labels: [(String, String)]) -> String {
        labels.sorted { $0.0 < $1.0 }.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    /// `text` with an underscore for whatever a name cannot hold.
    static func name(_ text: String) -> String {
        let fitting = text.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_": Character(scalar)
            default: "_"
            }
        }
        return fitting.first?.isNumber ?? true ? "_" + String(fitting) : String(fitting)
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
