/// What an authenticator says and signs (Web Authentication, level 3, section 6.1).
struct AuthenticatorData {
    /// SHA-256 of the domain that the key is bound to.
    let partyHash: [UInt8]
    let signCount: UInt32

    /// The key that was made, of a registration.
    let credential: Credential?
    private let flags: UInt8

    struct Credential {
        let id: [UInt8]

        /// A COSE key, as it was written.
        let key: [UInt8]
    }

    /// Somebody was there.
    var isUserPresent: Bool { flags & 0x01 != 0 }

    /// Somebody was recognized, by a fingerprint, a face or a PIN.
    var isUserVerified: Bool { flags & 0x04 != 0 }

    /// The bytes before the credential.
    private static let headLength = 37

    /// The longest id that the specification allows.
    private static let longestID = 1_023

    /// Throws ``PasskeyError`` of code `malformed`.
    init(_ bytes: [UInt8]) throws(PasskeyError) {
        guard bytes.count >= Self.headLength else {
            throw PasskeyError(.malformed, "the authenticator's data is short")
        }
        partyHash = Array(bytes[..<32])
        flags = bytes[32]
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        // A key can only be backed up if it is eligible for that.
        guard flags & 0x18 != 0x10 else { throw PasskeyError(.malformed, "a key is backed up that cannot be") }
        var rest = bytes[Self.headLength...]
        credential = flags & 0x40 == 0 ? nil : try Self.credential(from: &rest)
        if flags & 0x80 != 0 {
            var reader = CBORReader(rest)
            guard case .map = try reader.read() else { throw PasskeyError(.malformed, "extensions are not a map") }
            rest = reader.rest
        }
        guard rest.isEmpty else { throw PasskeyError(.malformed, "there is more after the authenticator's data") }
    }

    private static func credential(from rest: inout ArraySlice<UInt8>) throws(PasskeyError) -> Credential {
        // 16 bytes name the authenticator's model; two have the length of the id.
        guard rest.count >= 18 else { throw PasskeyError(.malformed, "a credential is cut off") }
        let start = rest.startIndex + 18
        let length = Int(rest[start - 2]) << 8 | Int(rest[start - 1])
        guard (1...longestID).contains(length), rest.endIndex - start >= length else {
            throw PasskeyError(.malformed, "a credential is cut off")
        }
        let id = Array(rest[start..<start + length])
        var reader = CBORReader(rest[(start + length)...])
        _ = try reader.read()
        let key = Array(rest[(start + length)..<reader.rest.startIndex])
        rest = reader.rest
        return Credential(id: id, key: key)
    }

    /// Throws unless the data is of a key for this site, whose user was recognized.
    func require(_ party: RelyingParty) throws(PasskeyError) {
        guard partyHash == party.hash else { throw PasskeyError(.foreign, "the key is for another site") }
        guard isUserPresent, isUserVerified else {
            throw PasskeyError(.unverifiedUser, "the authenticator did not recognize its user")
        }
    }
}
