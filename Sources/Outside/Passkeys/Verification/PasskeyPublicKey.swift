import Crypto
import CryptoExtras

/// A COSE public key (RFC 9053): ES256, EdDSA with Ed25519, or RS256 (RFC 8812).
struct PasskeyPublicKey {
    /// The numbers that COSE gives to algorithms.
    enum Algorithm: Int64, CaseIterable {
        case es256 = -7
        case edDSA = -8
        case rs256 = -257
    }

    private enum Key {
        case p256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    private let key: Key

    /// The labels of COSE's parameters.
    private enum Label {
        static let keyType: Int64 = 1
        static let algorithm: Int64 = 3
        static let first: Int64 = -1
        static let second: Int64 = -2
        static let third: Int64 = -3
    }

    /// Lengths of RSA's modulus in bytes: 2,048 to 4,096 bits.
    private static let modulusLengths = 256...512

    /// Throws ``PasskeyError`` of code `unsupportedKey` for another kind of key, and `malformed` for what is not a key.
    init(cose bytes: [UInt8]) throws(PasskeyError) {
        let value = try CBORReader.value(of: bytes)
        guard let number = value[Label.algorithm]?.asInteger, let algorithm = Algorithm(rawValue: number) else {
            throw PasskeyError(.unsupportedKey, "the key's algorithm is not accepted")
        }
        do {
            key = try Self.key(value, algorithm)
        } catch let error as PasskeyError {
            throw error
        } catch {
            throw PasskeyError(.unsupportedKey, "the key is not on its curve or too short")
        }
    }

    private static func key(_ value: CBORValue, _ algorithm: Algorithm) throws -> Key {
        let type = value[Label.keyType]?.asInteger
        let first = value[Label.first]
        let second = value[Label.second]?.asBytes
        switch algorithm {
        case .es256:
            // Key type EC2 on the curve P-256.
            guard type == 2, first?.asInteger == 1, let second, let third = value[Label.third]?.asBytes,
                second.count == 32, third.count == 32
            else { throw PasskeyError(.malformed, "the key is not one of P-256") }
            return .p256(try P256.Signing.PublicKey(rawRepresentation: second + third))
        case .edDSA:
            // Key type OKP on the curve Ed25519.
            guard type == 1, first?.asInteger == 6, let second, second.count == 32 else {
                throw PasskeyError(.malformed, "the key is not one of Ed25519")
            }
            return .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: second))
        case .rs256:
            guard type == 3, let modulus = first?.asBytes, let second, modulusLengths.contains(modulus.count),
                (1...4).contains(second.count)
            else { throw PasskeyError(.malformed, "the key is not one of RSA") }
            return .rsa(try _RSA.Signing.PublicKey(n: modulus, e: second))
        }
    }

    /// Whether the key has signed `bytes`.
    func hasSigned(_ bytes: [UInt8], signature: [UInt8]) -> Bool {
        switch key {
        case .p256(let key):
            do {
                return key.isValidSignature(try P256.Signing.ECDSASignature(derRepresentation: signature), for: bytes)
            } catch {
                // Bytes that are not a signature at all are not one by this key.
                return false
            }
        case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            return key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
        }
    }
}
