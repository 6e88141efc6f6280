import Synchronization

/// The zone database of a system: a directory of TZif files.
///
/// A zone is read once and then shared; copies of a directory share what has been read. Safe to use from any thread. A
/// first request for a zone reads a file of a few kilobytes, later ones do not touch the disk. The names of the last
/// ``rememberedUnknownNames`` requests for zones that do not exist are remembered as well, so a zone that tzdata gains is
/// found by a new process.
public struct ZoneDirectory: Sendable {
    /// Where the files are.
    public let path: String

    /// How many unknown names are remembered.
    internal static let rememberedUnknownNames = 512

    private let cache = Cache()

    /// Uses the database at `path`; nothing is read before a zone is asked for.
    public init(path: String = "/usr/share/zoneinfo") {
        self.path = path
    }

    /// The database of this machine, shared by the whole process.
    public static let system = ZoneDirectory()

    /// The zone of a name such as `Europe/Berlin`, `UTC` or an alias such as `Asia/Calcutta`.
    ///
    /// Names are those of tzdata, in its spelling. What cannot be such a name — a path, an empty name, one that means
    /// another zone on another machine — is unknown, without a look at the disk.
    public func zone(named name: String) throws(ZoneError) -> Zone {
        guard Self.canBeName(name) else { throw .unknown(name) }
        if let known = cache.zones.withLock({ $0[name] }) { return known }
        guard !cache.unknown.withLock({ $0.contains(name) }) else { throw .unknown(name) }
        // The folder holds other files as well, such as `leapseconds`.
        guard let bytes = try File.bytes(at: "\(path)/\(name)", limit: 1 << 20), bytes.starts(with: "TZif".utf8) else {
            // Remembered, so that a client that repeats a misspelt name does not cost a read of the disk each time.
            cache.unknown.withLock { $0.insert(name) }
            throw .unknown(name)
        }
        switch TZifFile.table(bytes) {
        case .success(let table):
            // Two threads may have read the same file at once; their zones are equal, and either may stay.
            let zone = Zone(name: name, table: table)
            cache.zones.withLock { $0[name] = zone }
            return zone
        case .failure(let problem):
            throw .malformed(name, problem.description)
        }
    }

    /// The names of all zones in the database, aliases included, in order.
    ///
    /// Reads the whole directory the first time, which takes some milliseconds; later calls answer from memory.
    public func knownZoneNames() throws(ZoneError) -> [String] {
        if let known = cache.names.withLock({ $0 }) { return known }
        let names = try readZoneNames()
        cache.names.withLock { $0 = names }
        return names
    }

    private func readZoneNames() throws(ZoneError) -> [String] {
        var names: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for entry in try File.entries(of: folder.isEmpty ? path : "\(path)/\(folder)") {
                let name = folder.isEmpty ? entry : "\(folder)/\(entry)"
                guard Self.canBeName(name) else { continue }
                if File.isFolder("\(path)/\(name)") {
                    folders.append(name)
                } else if try File.bytes(at: "\(path)/\(name)", limit: 4, allowsMore: true) == Array("TZif".utf8) {
                    names.append(name)
                }
            }
        }
        return names.sorted()
    }

    /// Whether a text has the shape of a zone's name, which keeps it inside the directory.
    ///
    /// `posix` and `right` hold second copies of all zones, the latter with leap seconds counted; `localtime` and
    /// `posixrules` stand for whatever the machine's owner chose.
    private static func canBeName(_ name: String) -> Bool {
        guard name.utf8.count <= 64, !["localtime", "posixrules", "posix", "right"].contains(name) else { return false }
        // Empty parts are kept, so that they are refused: `//` and `/` at the end lead to files as well.
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts[0] != "posix", parts[0] != "right" else { return false }
        return parts.allSatisfy { part in
            guard let first = part.utf8.first, first.isZoneLetter else { return false }
            return part.utf8.allSatisfy { $0.isZoneLetter || $0.decimalDigit != nil || "_+-".utf8.contains($0) }
        }
    }

    private final class Cache: Sendable {
        let zones = Mutex<[String: Zone]>([:])
        let names = Mutex<[String]?>(nil)
        let unknown = Mutex(RecentNames(capacity: ZoneDirectory.rememberedUnknownNames))
    }
}

extension UInt8 {
    fileprivate var isZoneLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
