import Crypto

/// A proof that somebody has a key (Web Authentication, level 3, section 7.2).
package struct PasskeyAssertion: Sendable {
    private let client: ClientData
    private let data: [UInt8]
    private let signature: [UInt8]

    /// The longest data and the longest signature that are read.
    private static let longest = 4_096

    /// Throws ``PasskeyError`` of code `malformed` for what is too long.
    package init(client: ClientData, data: [UInt8], signature: [UInt8]) throws(PasskeyError) {
        guard data.count <= Self.longest, signature.count <= Self.longest else {
            throw PasskeyError(.malformed, "the assertion is too long")
        }
        self.client = client
        self.data = data
        self.signature = signature
    }

    /// Checks the proof against the key that was registered, and returns the new count; that the challenge is ours is for
    /// the caller to check.
    ///
    /// Throws ``PasskeyError``.
    package func verify(
        publicKey: [UInt8],
        signCount: UInt32,
        for party: RelyingParty
    ) throws(PasskeyError) -> UInt32 {
        try client.require(.assertion, by: party)
        let authenticator = try AuthenticatorData(data)
        try authenticator.require(party)
        let key = try PasskeyPublicKey(cose: publicKey)
        guard key.hasSigned(data + Array(SHA256.hash(data: client.bytes)), signature: signature) else {
            throw PasskeyError(.signature, "the signature is not of the key")
        }
        // Authenticators that share keys between devices do not count.
        guard authenticator.signCount > signCount || authenticator.signCount == 0 && signCount == 0 else {
            throw PasskeyError(.counter, "the counter did not rise")
        }
        return authenticator.signCount
    }
}
