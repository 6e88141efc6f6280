package import CivilTime

/// The name of one record: a prefix that tells its kind, then lower-case letters and digits, as in `prv_anna`.
///
/// Ids of things that belong to a provider carry the provider's name too (`bkg_anna_01jd…`), so that the row can be
/// found by the provider that it is stored under.
package struct Identifier<Entity: Identified>: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Refuses text of another kind: a wrong prefix, a wrong number of parts, other letters, or more than 44
    /// characters, 80 where it carries a provider's name: so that whatever is made under a provider has room for it.
    package init?(rawValue: String) {
        // Empty parts are kept, so that a doubled underscore is refused.
        let parts = rawValue.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        let isWellFormed =
            rawValue.utf8.count <= (Entity.isOwned ? 80 : 44)
            && parts.count == (Entity.isOwned ? 3 : 2)
            && parts[0].elementsEqual(Entity.prefix.utf8)
            && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameCharacter) }
        guard isWellFormed else { return nil }
        self.rawValue = rawValue
    }

    private init(unchecked rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}

extension Identifier where Entity: ProviderOwned {
    /// A new id under `provider`.
    package static func make(under provider: ProviderID, at now: Instant) -> Identifier {
        Identifier(unchecked: "\(Entity.prefix)_\(provider.name)_\(makeName(at: now))")
    }

    /// A lower bound of the ids made under `provider` at `instant` or later, in sort order.
    package static func floor(under provider: ProviderID, at instant: Instant) -> Identifier {
        Identifier(unchecked: "\(Entity.prefix)_\(provider.name)_\(timeDigits(of: instant))")
    }

    /// The provider whose record this is, read from the id itself.
    package var provider: ProviderID? {
        let parts = rawValue.split(separator: "_")
        return parts.count == 3 ? ProviderID(rawValue: "\(RecordKind.Provider.prefix)_\(parts[1])") : nil
    }
}

extension Identifier where Entity: SelfStanding {
    /// A new id, unique by 80 random bits and ordered by the second of its making.
    package static func make(at now: Instant) -> Identifier {
        Identifier(unchecked: "\(Entity.prefix)_\(makeName(at: now))")
    }
}

extension Identifier<RecordKind.Provider> {
    /// The part behind the prefix, which ids of the provider's records carry.
    package var name: Substring { rawValue.dropFirst(RecordKind.Provider.prefix.count + 1) }

    /// The provider that `id` names: its own id, or that of any record of a provider.
    package init?(namedIn id: String) {
        let parts = id.split(separator: "_", omittingEmptySubsequences: false)
        switch parts.count {
        case 2: self.init(rawValue: id)
        case 3: self.init(rawValue: "\(RecordKind.Provider.prefix)_\(parts[1])")
        default: return nil
        }
    }
}

private func isNameCharacter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// Seconds in eight base-32 digits, then 80 random bits in sixteen, so that names sort by the time of their making.
private func makeName(at now: Instant) -> String {
    var random = SystemRandomNumberGenerator()
    return timeDigits(of: now) + String(decoding: random.letters(16, of: base32), as: UTF8.self)
}

private func timeDigits(of instant: Instant) -> String {
    // Before 1970 all names begin alike, rather than none can be made.
    let seconds = UInt64(clamping: instant.secondsSince1970)
    let digits = stride(from: 35, through: 0, by: -5).map { base32[Int(seconds >> UInt64($0) & 31)] }
    return String(decoding: digits, as: UTF8.self)
}

// Without i, l, o and u, which are misread; in the order of ASCII, so that text sorts as numbers do.
private let base32 = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

extension Identifier: Codable {}
