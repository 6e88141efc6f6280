import Bookings
import HTTPTypes
import Hummingbird

/// The secret of a session: of the console, or of the list of a client's bookings.
///
/// No other page reads or sets a cookie.
struct SessionCookie: Sendable {
    /// Whether it is sent over TLS only and bound to exactly this host.
    let usesTLS: Bool
    var use = Use.console

    /// What the session is for.
    enum Use: Sendable {
        case console, clientBookings
    }

    /// The prefix has browsers refuse the cookie unless it is `Secure`, of this host alone and of all its paths.
    private var name: String { (usesTLS ? "__Host-bookable" : "bookable") + (use == .console ? "" : "-my") }

    private var kind: Secret.Kind { use == .console ? .session : .clientSession }

    /// The longest time for which a session can last, in seconds.
    private var lifetime: Int64 { use == .console ? SignInLimits.session : SignInLimits.clientSession }

    /// The session that a browser sends; `nil` if it sends none.
    func secret(in request: Request) -> Secret? {
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0] == name else { continue }
                if let secret = Secret(String(parts[1]), kind: kind) { return secret }
            }
        }
        return nil
    }

    /// The header value that sets the cookie.
    func keeping(_ secret: Secret) -> String {
        "\(name)=\(secret.text); \(attributes); Max-Age=\(lifetime)"
    }

    /// The header value that deletes the cookie.
    var forgetting: String { "\(name)=; \(attributes); Max-Age=0" }

    /// `Lax`, since links in mails lead to the console too; that forms come from here is checked by themselves.
    private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (usesTLS ? "; Secure" : "") }
}
