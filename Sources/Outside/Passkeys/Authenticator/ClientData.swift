import FoundationEssentials
import WebTokens

/// What a browser says that it was asked, and by whom (Web Authentication, level 3, section 5.8.1).
package struct ClientData: Sendable {
    /// What the browser was asked for.
    enum Purpose: String {
        case registration = "webauthn.create"
        case assertion = "webauthn.get"
    }

    private struct Document: Decodable {
        let type: String
        let challenge: String
        let origin: String
        let crossOrigin: Bool?
        let topOrigin: String?
    }

    private let document: Document

    /// As they were sent, since they are what is signed.
    let bytes: [UInt8]

    /// The longest that is read.
    private static let longest = 4_096

    /// Throws ``PasskeyError`` of code `malformed`.
    package init(_ bytes: [UInt8]) throws(PasskeyError) {
        guard bytes.count <= Self.longest else { throw PasskeyError(.malformed, "the client's data is too long") }
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            throw PasskeyError(.malformed, "the client's data is not what browsers write")
        }
        self.bytes = bytes
    }

    /// The challenge that was answered, as text; `nil` if it is not one of ours.
    package var challenge: String? {
        Base64URL.decode(document.challenge).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Throws unless the browser was asked for `purpose` by a page of the site, not in a frame of another site.
    func require(_ purpose: Purpose, by party: RelyingParty) throws(PasskeyError) {
        guard document.type == purpose.rawValue else { throw PasskeyError(.foreign, "it was made for another purpose") }
        guard document.origin == party.origin else { throw PasskeyError(.foreign, "it was made for another site") }
        guard document.crossOrigin != true, document.topOrigin == nil else {
            throw PasskeyError(.foreign, "it was made in a frame of another site")
        }
    }
}
