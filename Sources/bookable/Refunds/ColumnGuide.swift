import Policies
import PolicySimulation

/// The text of `--explain-columns`.
enum ColumnGuide {
    /// The columns, the exports that are recognised, and how a header is read, if there is one.
    static func text(of reading: HeaderReading?) -> String {
        var text = "Columns\n"
        for column in CancellationColumn.allCases {
            text += "  \(padded(column.rawValue))\(column.meaning)\n"
        }
        text += "\nExports that are recognised by their header\n"
        for preset in ExportPreset.all {
            text += "  \(padded(preset.name))\(preset.remark)\n"
            for column in CancellationColumn.allCases {
                guard let name = preset.names[column] else { continue }
                text += "  \(padded(""))\(column.rawValue) is \(name)\n"
            }
        }
        guard let reading else { return text }
        return text + "\nThis file\n" + reading.lines.map { "  \(padded($0.subject))\($0.text)\n" }.joined()
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, 18 - name.count))
    }
}
