import Crypto

/// The keys under which secrets are kept in the database: one that seals, and older ones that still open.
///
/// Secrets are sealed by AES-256-GCM (NIST SP 800-38D) with a random nonce. Each is bound to the place that it belongs to, so
/// that whoever can write to the database cannot have one secret used in the place of another.
package struct Keyring: Sendable {
    private let sealing: Key
    private let keys: [[UInt8]: Key]

    /// A key ring whose first key seals.
    ///
    /// Throws ``SealingError/Code/invalidKeys`` if there is no key, or one of them twice.
    package init(_ keys: [Key]) throws(SealingError) {
        guard let first = keys.first else { throw SealingError(.invalidKeys, "A key to seal with is missing.") }
        sealing = first
        self.keys = Dictionary(keys.map { ($0.id, $0) }) { first, _ in first }
        guard self.keys.count == keys.count else { throw SealingError(.invalidKeys, "A key is there twice.") }
    }

    /// Seals a secret for its place: a version, the key's id, the nonce, the ciphertext and the tag.
    package func seal(_ secret: [UInt8], for place: SealedPlace) throws(SealingError) -> [UInt8] {
        let header = [Self.version] + sealing.id
        do {
            let box = try AES.GCM.seal(secret, using: sealing.material, authenticating: place.bytes + header)
            // The nonce is of the standard length, so there is always a combined form.
            guard let combined = box.combined else { throw SealingError(.damaged, "The secret could not be sealed.") }
            return header + Array(combined)
        } catch let error as SealingError {
            throw error
        } catch {
            throw SealingError(.damaged, "The secret could not be sealed.", cause: error)
        }
    }

    /// Opens what was sealed for that place.
    ///
    /// Throws ``SealingError/Code/unknownKey`` if its key is not on the ring, and ``SealingError/Code/damaged`` if it was
    /// changed or belongs to another place.
    package func open(_ sealed: [UInt8], for place: SealedPlace) throws(SealingError) -> [UInt8] {
        guard sealed.count >= Self.leastLength, sealed[0] == Self.version else {
            throw SealingError(.damaged, "This is not a sealed secret.")
        }
        let header = Array(sealed.prefix(1 + Key.idLength))
        guard let key = keys[Array(header.dropFirst())] else {
            throw SealingError(.unknownKey, "The secret is sealed under another key; add it behind the present one.")
        }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst(header.count))
            return Array(try AES.GCM.open(box, using: key.material, authenticating: place.bytes + header))
        } catch {
            throw SealingError(.damaged, "The secret was changed, or belongs to another place.", cause: error)
        }
    }

    /// The same secret under the key that seals now; `nil` if it is under that key already.
    ///
    /// Throws as ``open(_:for:)``.
    package func resealed(_ sealed: [UInt8], for place: SealedPlace) throws(SealingError) -> [UInt8]? {
        let secret = try open(sealed, for: place)
        return sealed.dropFirst().starts(with: sealing.id) ? nil : try seal(secret, for: place)
    }

    /// Secrets for a purpose of their own, which follow from the keys: that of the key that seals, then those of the others.
    ///
    /// What was made under an older one can so be told until that key is taken away.
    package func derived(for purpose: String) -> [[UInt8]] {
        let others = keys.values.filter { $0.id != sealing.id }.sorted { $0.id.lexicographicallyPrecedes($1.id) }
        return ([sealing] + others).map { key in
            Array(HMAC<SHA256>.authenticationCode(for: Array("derived key: \(purpose)".utf8), using: key.material))
        }
    }

    private static let version: UInt8 = 1

    /// Header, nonce and tag of an empty secret.
    private static let leastLength = 1 + Key.idLength + 12 + 16
}

extension Keyring: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(keys.count) \(keys.count == 1 ? "key" : "keys")" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
