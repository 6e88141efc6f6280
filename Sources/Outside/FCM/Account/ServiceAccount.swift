import CryptoExtras
import FoundationEssentials
import WebTokens

/// The account at Google that sends for a Firebase project, as its JSON file describes it.
package struct ServiceAccount: Sendable {
    package let project: String
    /// Where access tokens are issued.
    package let tokenURL: String
    private let email: String
    private let keyID: String
    private let key: _RSA.Signing.PrivateKey

    /// `nil` if `json` is not the file of a service account with an RSA key of at least 2048 bits.
    package init?(json: String) {
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(json.utf8))
            guard Self.isProject(file.project) else { return nil }
            project = file.project
            tokenURL = file.tokenURL
            email = file.email
            keyID = file.keyID
            key = try _RSA.Signing.PrivateKey(pemRepresentation: file.key)
        } catch {
            return nil
        }
    }

    /// What an access token is asked for with (RFC 7523), `now` in seconds of Unix time.
    func assertion(at now: Int) throws -> String {
        let token = try UnsignedToken(
            header: ["alg": "RS256", "typ": "JWT", "kid": keyID],
            claims: Claims(iss: email, scope: Self.scope, aud: tokenURL, iat: now, exp: now + 3600)
        )
        let signature = try key.signature(for: Array(token.signingInput.utf8), padding: .insecurePKCS1v1_5)
        return token.signed(Array(signature.rawRepresentation))
    }

    private static let scope = "https://www.googleapis.com/auth/firebase.messaging"

    /// What can stand in a path.
    private static func isProject(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private struct Claims: Encodable {
        let iss: String
        let scope: String
        let aud: String
        let iat: Int
        let exp: Int
    }

    private struct File: Decodable {
        let project: String
        let keyID: String
        let key: String
        let email: String
        let tokenURL: String

        enum CodingKeys: String, CodingKey {
            case project = "project_id"
            case keyID = "private_key_id"
            case key = "private_key"
            case email = "client_email"
            case tokenURL = "token_uri"
        }
    }
}

extension ServiceAccount: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a service account of the project \(project)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
