import CivilTime

/// Writes content lines: escaped, folded at 75 octets, with CRLF at their ends (RFC 5545 §3.1).
internal struct ContentWriter {
    internal private(set) var bytes: [UInt8] = []

    /// Writes a line whose value needs no escapes.
    ///
    /// Control characters are left out, so that no value can add a line.
    internal mutating func write(_ name: String, parameters: [(name: String, value: String)] = [], raw value: String) {
        var line = name
        for parameter in parameters { line += ";\(parameter.name)=\(Self.quoted(parameter.value))" }
        fold(line + ":" + value)
    }

    /// Writes a line whose value is a text of people.
    internal mutating func write(_ name: String, text: String) {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        fold(name + ":" + escaped)
    }

    /// Writes a line whose value is an instant, in UTC.
    internal mutating func write(_ name: String, instant: Int64) {
        let text = Timestamp.format(instant).filter { $0 != "-" && $0 != ":" }
        fold(name + ":" + text)
    }

    /// A parameter's value, in quotes if it needs them, with what these cannot hold written as RFC 6868 has it.
    private static func quoted(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "^": text += "^^"
            case "\"": text += "^'"
            case "\n": text += "^n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.utf8.contains(where: ",;:".utf8.contains) ? "\"\(text)\"" : text
    }

    private mutating func fold(_ line: String) {
        var count = 0
        for scalar in line.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" {
            let length = UTF8.width(scalar)
            // A character stays whole, though the standard would let its bytes be parted.
            if count + length > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                count = 1
            }
            bytes += Array(String(scalar).utf8)
            count += length
        }
        bytes += [0x0D, 0x0A]
    }
}
