/// A new key that a browser presents (Web Authentication, level 3, section 7.1).
///
/// What the maker of the authenticator attests is not asked for and not looked at.
package struct PasskeyRegistration: Sendable {
    package let credentialID: [UInt8]

    /// A COSE key.
    package let publicKey: [UInt8]
    package let signCount: UInt32

    /// The algorithms that are accepted, in the order of preference, by their numbers in COSE.
    package static let algorithms = PasskeyPublicKey.Algorithm.allCases.map(\.rawValue)

    /// The longest attestation object that is read.
    private static let longest = 16_384

    /// Checks a new key; that its challenge is ours is for the caller to check.
    ///
    /// Throws ``PasskeyError``.
    package init(client: ClientData, attestation: [UInt8], for party: RelyingParty) throws(PasskeyError) {
        try client.require(.registration, by: party)
        guard attestation.count <= Self.longest else { throw PasskeyError(.malformed, "the attestation is too long") }
        guard let bytes = try CBORReader.value(of: attestation)["authData"]?.asBytes else {
            throw PasskeyError(.malformed, "the attestation has no data of the authenticator")
        }
        let data = try AuthenticatorData(bytes)
        try data.require(party)
        guard let credential = data.credential else { throw PasskeyError(.malformed, "the attestation has no key") }
        _ = try PasskeyPublicKey(cose: credential.key)
        credentialID = credential.id
        publicKey = credential.key
        signCount = data.signCount
    }
}
