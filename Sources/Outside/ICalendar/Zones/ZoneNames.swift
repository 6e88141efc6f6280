import CivilTime

/// Finds zones of tzdata by the names that calendars use for them.
internal struct ZoneNames {
    private let directory: ZoneDirectory
    private var exactNames: [String: String]?

    /// Bytes of the longest name that is looked for.
    private static let longest = 255

    internal init(_ directory: ZoneDirectory) {
        self.directory = directory
    }

    /// The zone that a name of tzdata means, in any spelling of its letters and behind the prefix of a vendor; `nil` if none.
    internal mutating func zone(named name: String) -> Zone? {
        guard name.utf8.count <= Self.longest else { return nil }
        let name = name.trimmingBlanks
        if ["utc", "gmt", "z", "tzone://microsoft/utc"].contains(name.lowercased()) { return .utc }
        if let zone = systemZone(name) { return zone }
        guard name.contains("/") else { return nil }
        let parts = name.split(separator: "/")
        // As in `/mozilla.org/20050126_1/Europe/Berlin`.
        guard name.hasPrefix("/") || parts.first?.contains(".") == true else { return nil }
        for first in parts.indices {
            let rest = parts[first...].joined(separator: "/")
            if ["utc", "gmt"].contains(rest.lowercased()) { return .utc }
            if let zone = systemZone(rest) { return zone }
        }
        return nil
    }

    /// The zone that a name of Windows means; `nil` if none.
    internal mutating func windowsZone(named name: String) -> Zone? {
        guard name.utf8.count <= Self.longest else { return nil }
        return WindowsZoneNames.name(of: name.trimmingBlanks).flatMap { systemZone($0) }
    }

    private mutating func systemZone(_ name: String) -> Zone? {
        // Once the names are known, what is not among them costs no look at the disk.
        if exactNames == nil, let zone = try? directory.zone(named: name) { return zone }
        guard let exact = exactName(name.lowercased()) else { return nil }
        return try? directory.zone(named: exact)
    }

    private mutating func exactName(_ name: String) -> String? {
        if let exactNames { return exactNames[name] }
        // Only a calendar with an unknown name pays for reading the directory.
        let names = (try? directory.knownZoneNames()) ?? []
        let table = Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        exactNames = table
        return table[name]
    }

    /// The zone of one offset that a name such as `(UTC+01:00) Amsterdam, Berlin` or `GMT+0200` begins with; `nil` if none.
    internal static func fixedZone(named name: String) -> Zone? {
        guard name.utf8.count <= longest else { return nil }
        var text = name.trimmingBlanks.uppercased()[...]
        if text.hasPrefix("(") { text = text.dropFirst() }
        guard text.hasPrefix("UTC") || text.hasPrefix("GMT") else { return nil }
        text = text.dropFirst(3)
        if text.isEmpty || text.hasPrefix(")") { return .utc }
        let isWest = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
        guard isWest || text.hasPrefix("+") else { return nil }
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber || $0 == ":" || $0 == "." }
        let parts = digits.split { $0 == ":" || $0 == "." }
        var (hours, minutes) = (parts.first.flatMap { Int64($0) }, parts.count > 1 ? Int64(parts[1]) : 0)
        if parts.count == 1, digits.count >= 3 {
            (hours, minutes) = (Int64(digits.dropLast(2)), Int64(digits.suffix(2)))
        }
        guard let hours, let minutes, hours <= 15, minutes < 60 else { return nil }
        let offset = (hours * 60 + minutes) * 60
        return Zone(name: name, offset: isWest ? -offset : offset, transitions: [])
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
