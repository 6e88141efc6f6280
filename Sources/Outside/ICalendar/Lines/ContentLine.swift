/// A line as `NAME;PARAMETER=VALUE:value` (RFC 5545 §3.1).
internal struct ContentLine {
    /// Which property it is; those that decide nothing here are not told apart.
    internal let property: Property

    /// What stands behind the first colon outside of quotes.
    internal let value: Bytes

    private let parameters: Bytes

    /// Parses a line of a known property; `nil` for other lines and for those without a value.
    internal init?(_ line: Bytes) {
        guard let nameEnd = line.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";") }),
            let property = Property(line.part(0..<nameEnd))
        else { return nil }
        self.property = property
        var isQuoted = false
        for position in nameEnd..<line.count {
            let byte = line[position]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ":"), !isQuoted {
                parameters = line.part(nameEnd..<position)
                value = line.part(from: position + 1)
                return
            }
        }
        return nil
    }

    /// The value of a parameter without its quotes, or `nil` if the line does not have it.
    internal func parameter(_ name: StaticString) -> Bytes? {
        var start = 1
        var isQuoted = false
        // The end counts as a separator.
        for position in 0...parameters.count where position > 0 {
            let byte = position < parameters.count ? parameters[position] : UInt8(ascii: ";")
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: ";"), !isQuoted || position == parameters.count else { continue }
            let parameter = parameters.part(Swift.min(start, position)..<position)
            start = position + 1
            let length = name.utf8CodeUnitCount
            if parameter.count > length, parameter[length] == UInt8(ascii: "="), parameter.begins(with: name) {
                return Self.unquoted(parameter.part(from: length + 1).trimmed)
            }
        }
        return nil
    }

    private static func unquoted(_ value: Bytes) -> Bytes {
        let quote = UInt8(ascii: "\"")
        guard value.count >= 2, value.first == quote, value.last == quote else { return value }
        return value.part(1..<(value.count - 1))
    }
}
