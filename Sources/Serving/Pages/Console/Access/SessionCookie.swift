import Bookings
import HTTPTypes
import Hummingbird

/// The only cookie: the secret of a session, for the console alone.
struct SessionCookie: Sendable {
    /// Whether it is sent over TLS only and bound to exactly this host.
    let usesTLS: Bool

    /// The prefix has browsers refuse the cookie unless it is `Secure`, of this host alone and of all its paths.
    private var name: String { usesTLS ? "__Host-bookable" : "bookable" }

    /// The session that a browser sends; `nil` if it sends none.
    func secret(in request: Request) -> Secret? {
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0] == name else { continue }
                if let secret = Secret(String(parts[1]), kind: .session) { return secret }
            }
        }
        return nil
    }

    /// The header value that sets the cookie.
    func keeping(_ secret: Secret) -> String {
        "\(name)=\(secret.text); \(attributes); Max-Age=\(SignInLimits.session)"
    }

    /// The header value that deletes the cookie.
    var forgetting: String { "\(name)=; \(attributes); Max-Age=0" }

    /// `Lax`, since links in mails lead to the console too; that forms come from here is checked by themselves.
    private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (usesTLS ? "; Secure" : "") }
}
