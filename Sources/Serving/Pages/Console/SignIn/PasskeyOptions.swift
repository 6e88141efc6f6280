import Bookings
import JSONEncoding
import Passkeys

/// What the script of the page passes on to the browser, as JSON: bytes are in base64url (Web Authentication, level 3, section 5.1.9).
enum PasskeyOptions {
    /// What a browser needs to make a key.
    struct Creation: Encodable {
        struct Party: Encodable {
            let id: String
            let name: String
        }

        struct User: Encodable {
            let id: String
            let name: String
            let displayName: String
        }

        struct Parameter: Encodable {
            let type = "public-key"
            let alg: Int64

            private enum CodingKeys: CodingKey { case type, alg }
        }

        struct Descriptor: Encodable {
            let type = "public-key"
            let id: String

            private enum CodingKeys: CodingKey { case type, id }
        }

        struct Selection: Encodable {
            let residentKey = "required"
            let requireResidentKey = true
            let userVerification = "required"

            private enum CodingKeys: CodingKey { case residentKey, requireResidentKey, userVerification }
        }

        let rp: Party
        let user: User
        let challenge: String
        let pubKeyCredParams: [Parameter]
        let excludeCredentials: [Descriptor]
        let authenticatorSelection = Selection()
        let attestation = "none"
        let timeout = Int(PasskeyDesk.patience * 1_000)

        private enum CodingKeys: CodingKey {
            case rp, user, challenge, pubKeyCredParams, excludeCredentials, authenticatorSelection, attestation, timeout
        }

        init(_ invitation: PasskeyDesk.Invitation, for email: String, at party: RelyingParty) {
            rp = Party(id: party.id, name: party.id)
            user = User(id: invitation.userHandle, name: email, displayName: email)
            challenge = invitation.challenge.base64URL
            pubKeyCredParams = PasskeyRegistration.algorithms.map { Parameter(alg: $0) }
            excludeCredentials = invitation.knownCredentials.map { Descriptor(id: $0) }
        }
    }

    /// What a browser needs to find a key.
    struct Request: Encodable {
        let rpId: String
        let challenge: String
        let userVerification = "required"
        let timeout = Int(PasskeyDesk.patience * 1_000)

        private enum CodingKeys: CodingKey { case rpId, challenge, userVerification, timeout }

        init(_ challenge: Secret, at party: RelyingParty) {
            rpId = party.id
            self.challenge = challenge.base64URL
        }
    }
}
