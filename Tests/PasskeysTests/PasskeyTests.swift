import Crypto
import Testing
import WebTokens

@testable import Passkeys

/// Making keys and proving that one has them: with the vectors of the specification, and with all that can be wrong.
struct PasskeyTests {
    private typealias Vectors = SpecificationVectors

    private static func party() throws -> RelyingParty {
        try #require(RelyingParty(publicURL: "https://example.org"))
    }

    private static func code(_ body: () throws -> Void) -> PasskeyError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? PasskeyError)?.code
        }
    }

    // MARK: The specification's vectors

    @Test func `the vector of a key of P-256 holds`() throws {
        let registration = try PasskeyRegistration(
            client: ClientData(Vectors.registrationClient),
            attestation: Vectors.attestation,
            for: Self.party()
        )
        #expect(
            registration.credentialID
                == Hex.bytes("c9a6f5b3462d02873fea0c56862234f99f081728084e511bb7760201a89054a5")
        )
        let assertion = try PasskeyAssertion(
            client: ClientData(Vectors.assertionClient),
            data: Vectors.assertionData,
            signature: Vectors.signature
        )
        let count = try assertion.verify(publicKey: registration.publicKey, signCount: 0, for: Self.party())
        #expect(count == 0)
    }

    @Test func `the vector of a key of RSA holds`() throws {
        let key = try PasskeyPublicKey(cose: Vectors.rsaKey)
        let signed = Vectors.rsaData + Array(SHA256.hash(data: Vectors.rsaClient))
        #expect(key.hasSigned(signed, signature: Vectors.rsaSignature))
        #expect(!key.hasSigned(signed + [0], signature: Vectors.rsaSignature))
        #expect(!key.hasSigned(signed, signature: Array(Vectors.rsaSignature.reversed())))
    }

    @Test func `vectors that do not recognize the user, or come from a frame, are refused`() throws {
        #expect(
            Self.code {
                _ = try PasskeyRegistration(
                    client: ClientData(Vectors.unverifiedClient),
                    attestation: Vectors.unverifiedAttestation,
                    for: Self.party()
                )
            } == .unverifiedUser
        )
        #expect(
            Self.code {
                _ = try PasskeyRegistration(
                    client: ClientData(Vectors.framedClient),
                    attestation: Vectors.framedAttestation,
                    for: Self.party()
                )
            } == .foreign
        )
    }

    @Test(arguments: ["https://example.com", "https://www.example.org", "https://example.org:8443"])
    func `what was made for one site is refused by another`(url: String) throws {
        let party = try #require(RelyingParty(publicURL: url))
        #expect(
            Self.code {
                _ = try PasskeyRegistration(
                    client: ClientData(Vectors.registrationClient),
                    attestation: Vectors.attestation,
                    for: party
                )
            } == .foreign
        )
    }

    @Test func `what was made to register does not sign in, and the reverse`() throws {
        #expect(
            Self.code {
                _ = try PasskeyRegistration(
                    client: ClientData(Vectors.assertionClient),
                    attestation: Vectors.attestation,
                    for: Self.party()
                )
            } == .foreign
        )
    }

    @Test func `an attestation that is cut off anywhere is refused`() throws {
        for count in 0..<Vectors.attestation.count {
            #expect(
                Self.code {
                    _ = try PasskeyRegistration(
                        client: ClientData(Vectors.registrationClient),
                        attestation: Array(Vectors.attestation.prefix(count)),
                        for: Self.party()
                    )
                } == .malformed,
                "\(count) bytes"
            )
        }
    }

    // MARK: Keys of our own

    /// What a browser and its authenticator sign.
    private struct Proof {
        var flags: UInt8 = 0x05
        var count: UInt32 = 7
        var site = "example.org"
        var origin = "https://example.org"
        var type = "webauthn.get"

        var data: [UInt8] {
            Array(SHA256.hash(data: Array(site.utf8))) + [flags] + (0..<4).map { UInt8(count >> (24 - 8 * $0) & 255) }
        }

        var client: [UInt8] {
            Array("{\"type\":\"\(type)\",\"challenge\":\"cGM\",\"origin\":\"\(origin)\"}".utf8)
        }

        var signed: [UInt8] { data + Array(SHA256.hash(data: client)) }
    }

    private static func verify(
        _ proof: Proof,
        by key: Curve25519.Signing.PrivateKey,
        registered: Curve25519.Signing.PrivateKey? = nil,
        count: UInt32 = 6
    ) throws -> UInt32 {
        let cose: [UInt8] = [0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20]
        let publicKey = cose + Array((registered ?? key).publicKey.rawRepresentation)
        let assertion = try PasskeyAssertion(
            client: ClientData(proof.client),
            data: proof.data,
            signature: Array(key.signature(for: proof.signed))
        )
        return try assertion.verify(publicKey: publicKey, signCount: count, for: party())
    }

    @Test func `a key of Ed25519 signs in, and its counter must rise`() throws {
        let key = Curve25519.Signing.PrivateKey()
        #expect(try Self.verify(Proof(), by: key) == 7)
        #expect(Self.code { _ = try Self.verify(Proof(), by: key, count: 7) } == .counter)
        #expect(Self.code { _ = try Self.verify(Proof(count: 0), by: key, count: 7) } == .counter)
        #expect(try Self.verify(Proof(count: 0), by: key, count: 0) == 0)
        let other = Curve25519.Signing.PrivateKey()
        #expect(Self.code { _ = try Self.verify(Proof(), by: other, registered: key) } == .signature)
    }

    @Test func `a proof for another purpose or site, or without its user, is refused`() throws {
        let key = Curve25519.Signing.PrivateKey()
        #expect(Self.code { _ = try Self.verify(Proof(site: "example.com"), by: key) } == .foreign)
        #expect(Self.code { _ = try Self.verify(Proof(origin: "https://example.org.evil"), by: key) } == .foreign)
        #expect(Self.code { _ = try Self.verify(Proof(origin: "http://example.org"), by: key) } == .foreign)
        #expect(Self.code { _ = try Self.verify(Proof(type: "webauthn.create"), by: key) } == .foreign)
        #expect(Self.code { _ = try Self.verify(Proof(flags: 0x01), by: key) } == .unverifiedUser)
        #expect(Self.code { _ = try Self.verify(Proof(flags: 0x04), by: key) } == .unverifiedUser)
        #expect(Self.code { _ = try Self.verify(Proof(flags: 0x15), by: key) } == .malformed)
        #expect(Self.code { _ = try Self.verify(Proof(flags: 0x45), by: key) } == .malformed)
    }

    @Test(arguments: [
        // ES384, an unknown number, none.
        "a4010203382220022140", "a2010103187b", "a10102",
    ])
    func `keys of other kinds are refused`(hex: String) {
        #expect(Self.code { _ = try PasskeyPublicKey(cose: Hex.bytes(hex)) } == .unsupportedKey)
    }

    @Test func `a point that is not on its curve is refused`() {
        let cose = Hex.bytes("a5010203262001215820") + Array(repeating: 1, count: 32) + Hex.bytes("225820")
        #expect(
            Self.code { _ = try PasskeyPublicKey(cose: cose + Array(repeating: 2, count: 32)) } == .unsupportedKey
        )
    }

    // MARK: Sites

    @Test(arguments: [
        ("https://book.example.com", "book.example.com", "https://book.example.com"),
        ("https://Book.Example.com/", "book.example.com", "https://book.example.com"),
        ("https://book.example.com:443", "book.example.com", "https://book.example.com"),
        ("https://book.example.com:8443/x", "book.example.com", "https://book.example.com:8443"),
        ("http://localhost:8080", "localhost", "http://localhost:8080"),
    ])
    func `a public URL tells domain and origin`(url: String, id: String, origin: String) throws {
        let party = try #require(RelyingParty(publicURL: url))
        #expect(party.id == id && party.origin == origin)
    }

    @Test(arguments: [
        "http://book.example.com", "https://192.0.2.1", "http://127.0.0.1:8080", "https://[::1]", "https://", "", "x",
        "https://kim@example.com", "ftp://example.com",
    ])
    func `there are no passkeys where browsers make none`(url: String) {
        #expect(RelyingParty(publicURL: url) == nil)
    }
}
