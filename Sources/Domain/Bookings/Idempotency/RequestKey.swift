package import CivilTime
import Crypto
import Foundation

/// An `Idempotency-Key` of one caller on one route, with the request that it came with.
package struct RequestKey: Sendable {
    let hash: [UInt8]
    let requestHash: [UInt8]
    let sealingKey: SymmetricKey
    let now: Instant

    /// Whether only the one who sent the key before can send it.
    let provesCaller: Bool

    /// The hash in a form that can be told to others.
    var name: String { Data(hash).base64EncodedString() }

    /// - Parameters:
    ///   - text: The header's value.
    ///   - caller: Who sends it: keys of different callers never meet.
    ///   - route: What is asked for, however it was written: keys of different routes never meet.
    ///   - request: The body's bytes.
    ///   - now: The time of the request.
    package init(_ text: String, from caller: Caller, for route: String, request: [UInt8], at now: Instant) {
        requestHash = Array(SHA256.hash(data: request))
        // NUL separates: no part can hold it, so no two scopes are written alike.
        var scope = Array("\(caller.name)\u{0}\(route)\u{0}\(text)".utf8)
        provesCaller = caller.credential != nil || UnguessableText.matches(text)
        // What anybody can guess keeps nobody else's request away: with another body it is another key.
        if !provesCaller { scope += [0] + requestHash }
        hash = Array(SHA256.hash(data: scope))
        sealingKey = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: scope + [0] + Array((caller.credential ?? "").utf8)),
            info: Array("idempotency answer".utf8),
            outputByteCount: 32
        )
        self.now = now
    }

    /// Who sends a key.
    package enum Caller: Sendable {
        /// Anybody.
        case anonymous

        /// The holder of a credential, by a name that no other has.
        case known(String, credential: String)

        fileprivate var name: String {
            switch self {
            case .anonymous: "anonymous"
            case .known(let name, _): name
            }
        }

        fileprivate var credential: String? {
            switch self {
            case .anonymous: nil
            case .known(_, let credential): credential
            }
        }
    }
}
